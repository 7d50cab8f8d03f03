//! libFuzzer's target: the laws of normalisation that the core can check alone, on whatever bytes it is given.

#![no_main]

use laodocs::{compose, normalize_utf8, Changed, Edit, Profile};
use libfuzzer_sys::fuzz_target;

const PROFILES: [Profile; 8] = [
    Profile::Conservative,
    Profile::Default,
    Profile::Repair,
    Profile::Idna,
    Profile::KeyStrip,
    Profile::KeyRules,
    Profile::KeyFold,
    Profile::LooseFold,
];

fuzz_target!(|data: &[u8]| {
    let wide: Vec<u32> = data.iter().map(|&byte| code_point(byte)).collect();
    let narrow: Vec<u16> = wide.iter().map(|&code| code as u16).collect();
    for profile in PROFILES {
        let Some(once) = profile.explain(&wide) else {
            assert!(profile.explain(&narrow).is_none(), "widths disagree");
            continue;
        };
        rebuilds(&wide, &once.edits, &once.text);
        let of_narrow = profile.explain(&narrow).expect("widths disagree");
        assert!(of_narrow
            .text
            .iter()
            .map(|&unit| u32::from(unit))
            .eq(once.text.iter().copied()));
        assert_eq!(of_narrow.edits, once.edits);
        if !matches!(profile, Profile::KeyFold | Profile::LooseFold) {
            assert!(
                profile.explain(&once.text).is_none(),
                "a second pass changes something"
            );
        }
        composes(&wide, &once);
    }
    utf8_agrees(&wide);
});

/// UTF-8 gives what code points give. Repeated, so that the text is longer than a block of the quick check.
fn utf8_agrees(wide: &[u32]) {
    let text: String = wide
        .iter()
        .copied()
        .filter_map(char::from_u32)
        .collect::<String>()
        .repeat(8);
    let wide: Vec<u32> = text.chars().map(u32::from).collect();
    for profile in &PROFILES[..4] {
        let expected = profile.apply(&wide).map(|changed| {
            let chars = changed.into_iter().filter_map(char::from_u32);
            chars.collect::<String>().into_bytes()
        });
        assert_eq!(normalize_utf8(&text, *profile), expected);
    }
}

/// A byte as a character that rules look at: the Lao block as it stands, and a table of the others.
fn code_point(byte: u8) -> u32 {
    const OTHERS: [u32; 18] = [
        0x200B, 0x200C, 0x2060, 0xAD, 0xFEFF, 0xA0, 0x2003, 0x3000, 0x301, 0xE48, 0xE34, 0x25CC,
        0x345, 0xD800, 0x201C, 0x2019, 0x2013, 0x1100,
    ];
    match byte {
        0x80.. => 0x0E00 + u32::from(byte),
        0x00..=0x11 if byte != 0x0A && byte != 0x0D => OTHERS[usize::from(byte)],
        _ => u32::from(byte),
    }
}

/// Law 5: the edits turn `source` into `target`.
fn rebuilds(source: &[u32], edits: &[Edit], target: &[u32]) {
    let (mut rebuilt, mut at) = (Vec::new(), 0);
    for edit in edits {
        rebuilt.extend_from_slice(&source[at..edit.source.0]);
        assert_eq!(rebuilt.len(), edit.target.0);
        rebuilt.extend_from_slice(&target[edit.target.0..edit.target.1]);
        at = edit.source.1;
    }
    rebuilt.extend_from_slice(&source[at..]);
    assert_eq!(rebuilt, target);
}

/// Law 5: the edits of two passes compose to edits of both.
fn composes(source: &[u32], first: &Changed<u32>) {
    for profile in PROFILES {
        if let Some(second) = profile.explain(&first.text) {
            rebuilds(source, &compose(&first.edits, &second.edits), &second.text);
        }
    }
}
