//! The routines of all ISAs' assembly, by their symbols: the end of an entry, and accesses that survive faults.

unsafe extern "C" {
    /// Ends the innermost [`super::enter`] of this context, which returns `status`.
    #[link_name = "wasm_exit_to_entry"]
    fn exit_to_entry(context: *mut u8, status: usize) -> !;
    fn wasm_copy(to: *mut u8, from: *const u8, bytes: usize) -> usize;
    fn wasm_compare_exchange(at: *mut u32, old: u32, new: u32) -> u64;
    static wasm_copy_begin: u8;
    static wasm_copy_end: u8;
    static wasm_compare_exchange_begin: u8;
    static wasm_compare_exchange_end: u8;
}

/// Ends the innermost [`super::enter`] of this context, which then returns `status`.
///
/// # Safety
/// The frames in between own nothing that must be dropped.
pub unsafe fn exit(context: *mut u8, status: usize) -> ! {
    // SAFETY: as above.
    unsafe { exit_to_entry(context, status) }
}

/// Address of the code behind [`exit`], for a signal handler to resume at.
pub(in crate::sys) fn exit_address() -> usize {
    exit_to_entry as *const () as usize
}

/// Replaces a word if it is `old`: what it was, or `None` because of a fault. The page must be writable in either case.
///
/// # Safety
/// The word is aligned and lies in a reservation.
pub(in crate::sys) unsafe fn compare_exchange(at: *mut u32, old: u32, new: u32) -> Option<u32> {
    // SAFETY: as above; a fault is turned into a result by the fault handler.
    let result = unsafe { wasm_compare_exchange(at, old, new) };
    (result >> 32 == 0).then_some(result as u32)
}

/// Copies forward and returns how many bytes could not be copied because of a fault.
///
/// # Safety
/// The host's side of the copy is valid for `bytes`; the guest's side lies in a reservation.
pub(in crate::sys) unsafe fn copy(to: *mut u8, from: *const u8, bytes: usize) -> usize {
    // SAFETY: as above; a fault is turned into a short copy by the fault handler.
    unsafe { wasm_copy(to, from, bytes) }
}

/// Where a fault at `pc` goes on if it happened in [`copy`] or [`compare_exchange`].
pub(in crate::sys) fn fixup(pc: usize) -> Option<usize> {
    let ranges = [
        &raw const wasm_copy_begin as usize..&raw const wasm_copy_end as usize,
        &raw const wasm_compare_exchange_begin as usize..&raw const wasm_compare_exchange_end as usize,
    ];
    ranges.into_iter().find(|range| range.contains(&pc)).map(|range| range.end)
}

#[cfg(test)]
mod tests {
    use super::super::enter;
    use super::*;
    use aot_format::layout::context;

    unsafe extern "C" fn add(_: *mut u8, a: usize, b: usize) -> usize {
        a + b
    }

    unsafe extern "C" fn leave_from_depth(context: *mut u8, depth: usize, status: usize) -> usize {
        if depth == 0 {
            // SAFETY: called below `enter` with this context; no frame owns anything.
            unsafe { exit(context, status) }
        }
        // SAFETY: as above.
        unsafe { leave_from_depth(context, depth - 1, status) + 1 }
    }

    unsafe extern "C" fn nest(context: *mut u8, a: usize, b: usize) -> usize {
        // SAFETY: entries nest.
        100 + unsafe { enter(context, leave_from_depth, a, b) }
    }

    #[test]
    fn entries_return_exit_and_nest() {
        let mut context = [0u64; 64];
        let c = context.as_mut_ptr().cast();
        // SAFETY: the functions fit `enter`, and the context is large enough for the entry's field.
        unsafe {
            assert_eq!(enter(c, add, 3, 4), 7);
            assert_eq!(enter(c, leave_from_depth, 20, 42), 42);
            assert_eq!(enter(c, nest, 5, 1), 101);
        }
        assert_eq!(context[context::ENTRY_SP as usize / 8], 0, "the outermost entry restores what it found");
    }

    #[test]
    fn copies_of_every_length_and_alignment_are_whole() {
        let from: Vec<u8> = (0..120).map(|i| i as u8 ^ 0x55).collect();
        for (begin, to_begin, bytes) in (0..9).flat_map(|f| (0..9).flat_map(move |t| (0..100).map(move |n| (f, t, n)))) {
            let mut to = [0xee; 120];
            // SAFETY: both sides have room for this.
            let left = unsafe { copy(to[to_begin..].as_mut_ptr(), from[begin..].as_ptr(), bytes) };
            assert_eq!((left, &to[to_begin..to_begin + bytes]), (0, &from[begin..begin + bytes]));
            assert!(to[..to_begin].iter().chain(&to[to_begin + bytes..]).all(|byte| *byte == 0xee));
        }
    }

    #[test]
    fn words_are_exchanged_if_they_are_as_expected() {
        let mut word = 0xffff_fff0;
        // SAFETY: a word of ours.
        let mut exchange = |old, new| (unsafe { compare_exchange(&mut word, old, new) }, word);
        assert_eq!(exchange(7, 8), (Some(0xffff_fff0), 0xffff_fff0));
        assert_eq!(exchange(0xffff_fff0, 8), (Some(0xffff_fff0), 8));
        assert_eq!(exchange(8, u32::MAX), (Some(8), u32::MAX));
    }
}
