//! Threaded code and the functions that have it.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use aot_format::trap::TrapKind;

use super::dispatch::{Handler, Regs, Step, go, handlers};
use super::value::Ty;
use super::{Interpreter, trap};
use crate::runtime::VmContext;
use crate::wasm::{ValType, slot_count};

/// The unit of code.
pub(super) type Word = u32;

/// The handler of an instruction.
///
/// # Safety
/// An instruction begins at `ip`.
#[cfg(feature = "count-instructions")]
pub(super) unsafe fn handler_at(ip: *const Word) -> usize {
    // SAFETY: by contract; code is aligned to words.
    unsafe { (*ip.cast::<super::value::InCode<usize>>()).0 }
}

/// Slots of a frame's header, directly below the frame pointer: where to return to, and the caller's frame pointer.
pub(super) const HEADER_SLOTS: usize = 2;
/// Slot of the address to return to.
pub(super) const RETURN_IP: isize = -2;
/// Slot of the caller's frame pointer.
pub(super) const RETURN_SP: isize = -1;

/// What precedes the first instruction of a function.
#[derive(Clone, Copy)]
#[repr(C, packed(4))]
pub(super) struct Prefix {
    /// The code that begins here; null in [`STUB`].
    pub(super) code: *const Code,
    /// What the frame needs above the frame pointer.
    pub(super) frame_bytes: u32,
    /// How much of it is zeroed at a call: the locals, rounded up to [`ZERO_BYTES`].
    pub(super) zero_bytes: u32,
}

/// Words of a [`Prefix`].
pub(super) const PREFIX_WORDS: usize = size_of::<Prefix>() / size_of::<Word>();
/// Locals are zeroed in units of this size.
pub(super) const ZERO_BYTES: u32 = 32;

/// How results travel: a single one in an accumulator, several or a v128 in the slots of the arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Results {
    Accumulator(Ty),
    Slots(u32),
}

impl Results {
    pub(super) fn of(types: &[ValType]) -> Results {
        match types {
            [ValType::V128] => Results::Slots(2),
            [ty] => Results::Accumulator((*ty).into()),
            _ => Results::Slots(slot_count(types) as u32),
        }
    }
}

/// Something to call; its address is the code word of the function. Translated at its first call.
pub(super) struct Func {
    /// First instruction.
    entry: AtomicPtr<Word>,
    /// Index in its module, [`Code::FOREIGN`] for a thunk.
    pub(super) index: u32,
    /// Number of slots of the parameters.
    pub(super) params: u32,
    pub(super) results: Results,
}

impl Func {
    /// A function to be translated when it is called.
    pub(super) fn new(index: u32, params: usize, results: Results) -> Func {
        Func { entry: AtomicPtr::new(STUB.ip().cast_mut()), index, params: params as u32, results }
    }

    /// Its first instruction.
    #[inline(always)]
    pub(super) fn entry(&self) -> *const Word {
        self.entry.load(Ordering::Acquire)
    }

    /// Its code, if it is translated.
    pub(super) fn code(&self) -> Option<&Code> {
        // SAFETY: every entry follows a prefix; code lives until the function is dropped.
        unsafe { Prefix::of(self.entry()).code.as_ref() }
    }

    /// Installs its code, once.
    pub(super) fn install(&self, code: Box<Code>) -> *const Word {
        assert!(self.code().is_none(), "translated twice");
        let (frame_bytes, zero_bytes) = (code.frame_bytes, code.zero_bytes);
        let code = Box::into_raw(code);
        // SAFETY: nobody else knows it yet; the translator has left room for the prefix, and words are aligned as it is.
        let entry = unsafe {
            let words = (*code).words.as_mut_ptr();
            words.cast::<Prefix>().write(Prefix { code, frame_bytes, zero_bytes });
            words.add(PREFIX_WORDS)
        };
        self.entry.store(entry, Ordering::Release);
        entry
    }
}

impl Drop for Func {
    fn drop(&mut self) {
        // SAFETY: every entry follows a prefix.
        let code = unsafe { Prefix::of(self.entry()) }.code;
        if !code.is_null() {
            // SAFETY: leaked in `install`; nobody runs a function that is dropped.
            drop(unsafe { Box::from_raw(code.cast_mut()) });
        }
    }
}

/// Threaded code of a function.
#[derive(Debug)]
pub(super) struct Code {
    /// A [`Prefix`], then instructions.
    pub(super) words: Box<[Word]>,
    pub(super) index: u32,
    pub(super) frame_bytes: u32,
    pub(super) zero_bytes: u32,
    /// Slot of the marker, as an offset in bytes, of a function that calls `setjmp`.
    pub(super) marker: Option<i32>,
    /// Instructions that may call or trap: offset in words from the entry, and offset of the operator in the module. Where both a call and the
    /// index of what it calls may trap, the index is at the begin of the instruction, the call a word behind.
    pub(super) offsets: Box<[(u32, u32)]>,
    pub(super) exceptions: ExceptionTable,
}

impl Code {
    /// Index of what is no function of the module.
    pub(super) const FOREIGN: u32 = u32::MAX;

    pub(super) fn entry(&self) -> *const Word {
        self.words.as_ptr().wrapping_add(PREFIX_WORDS)
    }

    /// The offset in words of an instruction, if it is of this function.
    pub(super) fn offset_of(&self, ip: usize) -> Option<u32> {
        let bytes = ip.checked_sub(self.entry() as usize)?;
        (bytes < (self.words.len() - PREFIX_WORDS) * size_of::<Word>()).then_some((bytes / size_of::<Word>()) as u32)
    }

    /// Offset in the module of the operator of the last known instruction that begins at or before `at` words, or else of the first.
    pub(super) fn module_offset(&self, at: u32) -> u32 {
        let next = self.offsets.partition_point(|(begin, _)| *begin <= at);
        self.offsets.get(next.saturating_sub(1)).map_or(0, |(_, offset)| *offset)
    }

    /// The code around an address that a call returns to: the word before it tells how far the entry is.
    ///
    /// # Safety
    /// `ip` comes from a frame header or is the end of an instruction that may throw.
    pub(super) unsafe fn around<'a>(ip: *const Word) -> Option<&'a Code> {
        // SAFETY: the translator and the stubs put this word there; functions on the stack are alive.
        unsafe {
            match *ip.sub(1) {
                0 => None,
                words => Prefix::of(ip.sub(words as usize)).code.as_ref(),
            }
        }
    }
}

/// Which exceptions a function catches where.
#[derive(Debug, Default)]
pub(super) struct ExceptionTable {
    /// Begin and end in words from the entry, and the region; inner ranges come first.
    pub(super) ranges: Vec<(u32, u32, u32)>,
    pub(super) regions: Vec<Region>,
}

/// What a `try` or `try_table` catches.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) catches: Vec<Catch>,
    /// Where to look next.
    pub(super) parent: Option<u32>,
}

/// A catch clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Catch {
    /// Offset of the tag in the context; `None` catches everything.
    pub(super) tag: Option<u32>,
    /// Where to go on: an index of the label while translating, then an offset in words from the entry.
    pub(super) target: u32,
    /// Offset in bytes of the first slot that gets values.
    pub(super) slot: i32,
    pub(super) reference: CatchReference,
}

/// Where a catch clause puts the reference to the exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CatchReference {
    /// Nowhere.
    No,
    /// Before the tag's values: for `rethrow`.
    First,
    /// After the tag's values.
    Last,
}

impl Prefix {
    /// The prefix of an entry.
    ///
    /// # Safety
    /// `entry` is the first instruction of a function.
    #[inline(always)]
    pub(super) unsafe fn of(entry: *const Word) -> Prefix {
        // SAFETY: by contract.
        unsafe { *entry.cast::<Prefix>().sub(1) }
    }
}

/// A single instruction at a fixed place, with a prefix.
#[repr(C)]
pub(super) struct Stub {
    prefix: Prefix,
    pub(super) handler: Handler,
}

// SAFETY: immutable; the pointer in it is null.
unsafe impl Sync for Stub {}

impl Stub {
    pub(super) const fn new(handler: Handler) -> Stub {
        // The last word of the prefix is 0: there is no code around the stub.
        Stub { prefix: Prefix { code: ptr::null(), frame_bytes: 0, zero_bytes: 0 }, handler }
    }

    pub(super) const fn ip(&'static self) -> *const Word {
        // From the whole: the prefix is read through this pointer.
        ptr::from_ref(self).cast::<Word>().wrapping_byte_add(std::mem::offset_of!(Stub, handler))
    }
}

/// Entry of functions that are not translated yet.
pub(super) static STUB: Stub = Stub::new(translate);

/// Makes room for the frame of `entry` at `r.sp` and goes there.
///
/// # Safety
/// Arguments and header lie below `r.sp`; `entry` is the first instruction of the function.
#[inline(always)]
pub(super) unsafe fn begin(mut r: Regs, entry: *const Word) -> Step {
    // SAFETY: the frame is checked against the end of the stack before anything is written to it.
    unsafe {
        let prefix = Prefix::of(entry);
        if r.sp as usize + prefix.frame_bytes as usize > VmContext::frames_limit(r.ctx) as usize {
            return overflow(entry, r.sp, r.mem, r.ctx, r.a, r.f);
        }
        let mut at = r.sp;
        let end = r.sp.byte_add(prefix.zero_bytes as usize);
        while at < end {
            *at.cast::<[u64; ZERO_BYTES as usize / 8]>() = [0; ZERO_BYTES as usize / 8];
            at = at.byte_add(ZERO_BYTES as usize);
            // Keeps the loop from becoming a call of memset, which would cost a handler its registers.
            #[cfg(not(miri))]
            std::arch::asm!("", options(nostack, preserves_flags));
        }
        r.ip = entry;
        go(r)
    }
}

/// The end of a handler that only traps. LLVM must not know that: it would make the jumps to it calls, for which the handlers that jump would
/// need a prologue.
///
/// # Safety
/// As for [`trap`].
#[inline(always)]
pub(super) unsafe fn end_by_trap(r: Regs, kind: TrapKind) -> Step {
    // SAFETY: by contract.
    unsafe {
        #[cfg_attr(miri, allow(unused_mut))]
        let mut returns = 0usize;
        #[cfg(not(miri))]
        std::arch::asm!("/* {0} */", inout(reg) returns, options(nomem, nostack, preserves_flags));
        if returns == 0 {
            trap(r.ip, r.sp, r.ctx, kind)
        }
        go(r)
    }
}

handlers! {
    /// Ends the activation for want of stack, or of time. A handler, so that calls go there by a jump and need no prologue.
    #[cold]
    #[inline(never)]
    fn overflow[](r) {
        end_by_trap(r, super::no_frame())
    }

    /// Translates the function whose address is in the accumulator, and begins it.
    #[cold]
    fn translate[](r) {
        let entry = Interpreter::translate(r.ctx, r.a as *const Func, r.sp);
        begin(r, entry)
    }
}
