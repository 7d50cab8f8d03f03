//! Edits: what a pass changed and where, and how the edits of two passes become those of one.

use crate::rules::Rules;

/// `source[a..b]` became `target[c..d]` by these rules. Edits of one pass are sorted and disjoint in both texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    pub rules: Rules,
    pub source: (usize, usize),
    pub target: (usize, usize),
}

/// The edits from the first source to the last target, when `second` was made from the target of `first`.
///
/// Edits that overlap or touch in the middle text become one.
///
/// ```
/// use laodocs::{compose, Edit, Rules};
/// let first = [Edit { rules: Rules::D, source: (1, 3), target: (1, 2) }];
/// let second = [Edit { rules: Rules::M, source: (1, 3), target: (1, 2) }];
/// assert_eq!(compose(&first, &second), [Edit { rules: Rules::D | Rules::M, source: (1, 4), target: (1, 2) }]);
/// ```
pub fn compose(first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let mut composed = Vec::with_capacity(first.len().max(second.len()));
    let (mut i, mut j) = (0, 0);
    // What a position between edits is shifted by: middle to source, middle to target.
    let (mut to_source, mut to_target) = (0isize, 0isize);
    while i < first.len() || j < second.len() {
        let starts_first =
            j == second.len() || (i < first.len() && first[i].target.0 <= second[j].source.0);
        let (start, mut end) = if starts_first {
            first[i].target
        } else {
            second[j].source
        };
        let mut rules = Rules::NONE;
        let (shift_source, shift_target) = (to_source, to_target);
        loop {
            if i < first.len() && first[i].target.0 <= end {
                rules |= first[i].rules;
                end = end.max(first[i].target.1);
                to_source = first[i].source.1 as isize - first[i].target.1 as isize;
                i += 1;
            } else if j < second.len() && second[j].source.0 <= end {
                rules |= second[j].rules;
                end = end.max(second[j].source.1);
                to_target = second[j].target.1 as isize - second[j].source.1 as isize;
                j += 1;
            } else {
                break;
            }
        }
        let shift = |position: usize, by: isize| (position as isize + by) as usize;
        composed.push(Edit {
            rules,
            source: (shift(start, shift_source), shift(end, to_source)),
            target: (shift(start, shift_target), shift(end, to_target)),
        });
    }
    composed
}
