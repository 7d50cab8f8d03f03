//! The laws of the normal form, over strings that reach every rule.

use laodocs::{compose, normalize_utf8, Profile};
use proptest::prelude::*;

const ALPHABET: &str =
    "ກຫຫນນມວອລເເແໂໄໃະາາຳຽໆ໑\u{eb1}\u{eb4}\u{eb8}\u{eb9}\u{ebb}\u{ecd}\u{ecd}\u{ec8}\u{ec8}\
    \u{ec9}\u{eba}\u{ebc}\u{ecc}\u{200b}\u{200c}\u{2060}\u{ad} \u{a0}\n.a\u{301}\u{e48}\u{25cc}";
const PROFILES: [Profile; 4] = [
    Profile::Conservative,
    Profile::Default,
    Profile::Repair,
    Profile::Idna,
];

fn texts() -> impl Strategy<Value = Vec<u32>> {
    let letters: Vec<u32> = ALPHABET.chars().map(u32::from).collect();
    prop::collection::vec(
        prop_oneof![9 => prop::sample::select(letters), 1 => any::<u32>()],
        0..24,
    )
}

proptest! {
    #[test]
    fn a_second_pass_changes_nothing(text in texts()) {
        for profile in PROFILES {
            if let Some(changed) = profile.explain(&text) {
                prop_assert!(profile.explain(&changed.text).is_none());
            }
        }
    }

    #[test]
    fn edits_rebuild_the_text(text in texts()) {
        for profile in PROFILES {
            let Some(changed) = profile.explain(&text) else { continue };
            let (mut rebuilt, mut at) = (Vec::new(), 0);
            for edit in &changed.edits {
                rebuilt.extend_from_slice(&text[at..edit.source.0]);
                prop_assert_eq!(rebuilt.len(), edit.target.0);
                rebuilt.extend_from_slice(&changed.text[edit.target.0..edit.target.1]);
                at = edit.source.1;
            }
            rebuilt.extend_from_slice(&text[at..]);
            prop_assert_eq!(&rebuilt, &changed.text);
        }
    }

    #[test]
    fn widths_agree(text in texts()) {
        let narrow: Option<Vec<u16>> = text.iter().map(|&code| u16::try_from(code).ok()).collect();
        let Some(narrow) = narrow else { return Ok(()) };
        let (wide, narrow) = (Profile::Default.explain(&text), Profile::Default.explain(&narrow));
        prop_assert_eq!(wide.is_some(), narrow.is_some());
        if let (Some(wide), Some(narrow)) = (wide, narrow) {
            prop_assert!(narrow.text.iter().map(|&unit| u32::from(unit)).eq(wide.text.iter().copied()));
            prop_assert_eq!(narrow.edits, wide.edits);
        }
    }

    #[test]
    fn utf_8_agrees(text in prop::collection::vec(any::<char>(), 0..8), lao in texts(), times in 1..40usize) {
        let lao = lao.into_iter().filter_map(char::from_u32);
        let text = text.into_iter().chain(lao).collect::<String>().repeat(times);
        let wide: Vec<u32> = text.chars().map(u32::from).collect();
        for profile in PROFILES {
            let expected = profile.apply(&wide).map(|changed| {
                changed.into_iter().filter_map(char::from_u32).collect::<String>().into_bytes()
            });
            prop_assert_eq!(normalize_utf8(&text, profile), expected);
        }
    }

    #[test]
    fn composed_edits_cover_both(text in texts()) {
        let Some(first) = Profile::Conservative.explain(&text) else { return Ok(()) };
        let Some(second) = Profile::Repair.explain(&first.text) else { return Ok(()) };
        let edits = compose(&first.edits, &second.edits);
        let (mut rebuilt, mut at) = (Vec::new(), 0);
        for edit in &edits {
            rebuilt.extend_from_slice(&text[at..edit.source.0]);
            rebuilt.extend_from_slice(&second.text[edit.target.0..edit.target.1]);
            at = edit.source.1;
        }
        rebuilt.extend_from_slice(&text[at..]);
        prop_assert_eq!(rebuilt, second.text);
    }
}
