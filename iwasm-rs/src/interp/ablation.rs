//! Leaves ideas out, to see what each is worth: the cargo feature `ablation`. Results do not change.
//!
//! `IWASM_WITHOUT=pairs,near iwasm ...` runs without these two.

/// What may be left out.
#[cfg_attr(not(feature = "ablation"), expect(dead_code, reason = "what hides instructions is only built with the feature"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Idea {
    /// `trees`: instructions with more than one operator.
    Trees,
    /// `tee`: `local.tee` as a part of instructions.
    Tee,
    /// `pairs`: two instructions in one.
    Pairs,
    /// `near`: floats that stay in their accumulator.
    Near,
    /// `safepoints`: a look at signals in each round of a loop.
    Safepoints,
    /// `lazy`: functions are translated when they are called.
    Lazy,
}

/// Whether an idea is left out.
#[cfg(not(feature = "ablation"))]
#[inline(always)]
pub(super) const fn without(_: Idea) -> bool {
    false
}

#[cfg(feature = "ablation")]
pub(super) fn without(idea: Idea) -> bool {
    static LEFT_OUT: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| std::env::var("IWASM_WITHOUT").unwrap_or_default().to_lowercase());
    LEFT_OUT.split(',').any(|name| name == format!("{idea:?}").to_lowercase())
}

/// Whether the instruction with a key, of a single part, is left out.
#[cfg(not(feature = "ablation"))]
#[inline(always)]
pub(super) const fn hides(_: super::expr::Key) -> bool {
    false
}

#[cfg(feature = "ablation")]
pub(super) fn hides(key: super::expr::Key) -> bool {
    use super::ops::Node;
    let nodes = || key.rest().bytes().filter_map(Node::from_byte);
    let operators = nodes().filter(|node| node.arity() > 0 && *node != Node::Tee).count();
    operators > 1 && without(Idea::Trees) || without(Idea::Tee) && nodes().any(|node| node == Node::Tee)
}
