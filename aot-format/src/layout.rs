//! The offsets that machine code may use, in bytes. The runtime's structs are held to them by const assertions.
//!
//! Compiled code sees four things: the *context* of its thread (below), linear memories, tables and exception objects.
//!
//! **Calling convention of Wasm functions** (`CONV`): the C convention of the ISA with the prototype
//! `result f(context: ptr, memory0_base: ptr, register arguments...)`. The first [`INT_REGISTER_ARGS`] arguments of type
//! i32, i64 or a reference and the first [`FLOAT_REGISTER_ARGS`] of type f32 or f64 travel in registers in the order of the
//! signature; every other argument is stored by the caller in the context's argument buffer directly before the call, and loaded by the
//! callee before anything else. Its place is that in an array of all parameters: a slot each, two for a v128. The first result is returned
//! in a register unless it is a v128, the others in the same buffer at their places among the results, loaded by the caller directly after
//! the call. So no Wasm value ever travels on the native stack.
//!
//! **Calling convention of direct host functions**: the C convention with `u64 f(context: ptr, u64...)`, one u64 for each Wasm parameter,
//! i32 zero-extended; an i32 result is the low half. See [`is_direct_import`].

/// How many integer and reference arguments travel in registers.
pub const INT_REGISTER_ARGS: usize = 4;
/// How many float arguments travel in registers.
pub const FLOAT_REGISTER_ARGS: usize = 8;

/// Offsets in the fixed part of the context.
pub mod context {
    /// `*mut u8`: base of memory 0; fixed for the life of the instance. Dangling when there is no memory 0.
    pub const MEMORY0_BASE: u32 = 0;
    /// `usize`: the lowest address that the native stack pointer of compiled code may have.
    pub const STACK_LIMIT: u32 = 8;
    /// `u32`: non-zero when a signal or another request waits; tested after direct host calls.
    pub const PENDING: u32 = 16;
    /// `*const Instance`, for the runtime.
    pub const INSTANCE: u32 = 24;
    /// `usize`: native stack pointer saved by the innermost entry trampoline.
    pub const ENTRY_SP: u32 = 32;
    /// `u32`: kind of the trap that is being reported.
    pub const TRAP_KIND: u32 = 40;
    /// `*mut Exception`: the exception in flight.
    pub const EXCEPTION: u32 = 48;
    /// `usize`: frame pointer of the compiled function that called an intrinsic.
    pub const LAST_FP: u32 = 56;
    /// `usize`: address to which that intrinsic returns.
    pub const LAST_PC: u32 = 64;
    /// `*mut u64`: frame of the interpreter's running function.
    pub const INTERP_SP: u32 = 72;
    /// `*mut u64`: where the interpreter's frames end at most.
    pub const INTERP_LIMIT: u32 = 80;
    /// `*mut u64`: begin of the interpreter's stack.
    pub const INTERP_BASE: u32 = 88;
    /// `[u64; CALLEE_SAVED_WORDS]`: the callee-saved registers at a throw, in the order of [`crate::isa::Isa::callee_saved`], and a word more.
    pub const CALLEE_SAVED: u32 = 96;
    /// As many as the ISA with the most such registers needs.
    pub const CALLEE_SAVED_WORDS: usize = 24;
    /// `*mut u64`: stored directly before a call of an imported `setjmp`: a word in the caller's frame, zeroed at its entry by volatile stores, where
    /// the runtime leaves a number by which it later knows this activation.
    pub const JUMP_MARKER: u32 = 288;
    /// `i64`: the fuel that is left, which code pays where it was compiled for that.
    pub const FUEL: u32 = 304;
    /// `[u64; ARG_SLOTS]`: arguments and results that do not travel in registers.
    pub const ARGS: u32 = 320;
    /// Slots of the argument buffer: 1000 parameters, the limit of the specification's embeddings, of up to two slots each.
    pub const ARG_SLOTS: u32 = 2048;
    /// Where the arrays of [`super::ContextLayout`] begin.
    pub const ARRAYS: u32 = ARGS + ARG_SLOTS * 8;
}

/// Offsets relative to the base of a linear memory, all negative: the header ends where the memory begins.
pub mod memory {
    /// `u64`: current size in bytes; only grows.
    pub const SIZE_BYTES: i32 = -8;
    /// `u64`: current size in Wasm pages; only grows.
    pub const SIZE_PAGES: i32 = -16;
    /// Bytes at the end of the 32-bit address space that no memory with 32-bit addresses has: less than so many bytes beyond what it has, an
    /// address does not wrap. That is the size of a page.
    pub const END_BYTES: u64 = 1 << 16;
}

/// A table is an array of entries at a fixed address, below it a header.
pub mod table {
    /// `u32` relative to the base of the entries: current number of entries; only grows.
    pub const LEN: i32 = -16;
    /// Size of an entry.
    pub const ENTRY_BYTES: u32 = 16;
    /// `usize` in an entry: code to call with the caller's context; for other references than functions, the reference.
    pub const ENTRY_CODE: u32 = 0;
    /// `u32` in an entry: canonical id of the function's type, 0 in a null entry.
    pub const ENTRY_TYPE: u32 = 8;
    /// `u32` in an entry: the function's reference value, 0 in a null entry.
    pub const ENTRY_FUNC: u32 = 12;
}

/// An exception object.
pub mod exception {
    /// `u64`: identity of the tag, to compare with the context's tag array.
    pub const TAG: u32 = 0;
    /// `[u64]`: the arguments, one slot each, two for a v128.
    pub const ARGS: u32 = 16;
}

/// An entry of the context's import array.
pub mod import {
    /// Size of an entry.
    pub const BYTES: u32 = 16;
    /// `usize`: code to call: a direct host function where [`super::is_direct_import`], else code of convention `CONV`.
    pub const CODE: u32 = 0;
    /// `usize`: for the engine.
    pub const DATA: u32 = 8;
}

/// How many of each thing a module has, in its index spaces (imports included).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModuleShape {
    /// Globals.
    pub globals: u32,
    /// Tables.
    pub tables: u32,
    /// Memories.
    pub memories: u32,
    /// Imported functions.
    pub imported_functions: u32,
    /// Types.
    pub types: u32,
    /// Exception tags.
    pub tags: u32,
}

/// Where the arrays of a context lie, as offsets from its begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContextLayout {
    globals: u32,
    tables: u32,
    memories: u32,
    imports: u32,
    types: u32,
    tags: u32,
    size: u32,
}

impl ContextLayout {
    /// The layout for a module, or `None` if it would not fit 2 GiB.
    pub fn new(shape: &ModuleShape) -> Option<ContextLayout> {
        let mut at = u64::from(context::ARRAYS);
        let mut place = |count: u32, bytes: u64| {
            let here = at;
            at = (at + u64::from(count) * bytes).next_multiple_of(16);
            here as u32
        };
        let globals = place(shape.globals, 16);
        let tables = place(shape.tables, 8);
        let memories = place(shape.memories, 8);
        let imports = place(shape.imported_functions, u64::from(import::BYTES));
        let types = place(shape.types, 4);
        let tags = place(shape.tags, 8);
        let size = u32::try_from(at).ok().filter(|size| *size <= i32::MAX as u32)?;
        Some(ContextLayout { globals, tables, memories, imports, types, tags, size })
    }

    /// Slot of global `index`, 16 bytes: the value, or for an imported global a pointer to the slot that holds the value.
    pub fn global(&self, index: u32) -> u32 {
        self.globals + index * 16
    }

    /// `*mut Entry`: base of the entries of table `index`; fixed.
    pub fn table(&self, index: u32) -> u32 {
        self.tables + index * 8
    }

    /// `*mut u8`: base of memory `index`; fixed.
    pub fn memory(&self, index: u32) -> u32 {
        self.memories + index * 8
    }

    /// Entry of imported function `index`; see [`import`].
    pub fn import(&self, index: u32) -> u32 {
        self.imports + index * import::BYTES
    }

    /// `u32`: canonical id of type `index`; fixed.
    pub fn type_id(&self, index: u32) -> u32 {
        self.types + index * 4
    }

    /// `u64`: identity of tag `index`; fixed.
    pub fn tag(&self, index: u32) -> u32 {
        self.tags + index * 8
    }

    /// Size of the context.
    pub fn size_bytes(&self) -> u32 {
        self.size
    }
}

/// Whether functions imported from this module are direct host functions when their type allows it: at most
/// [`MAX_DIRECT_PARAMS`] parameters and one result, all of type i32 or i64.
pub fn is_direct_import(module: &str) -> bool {
    matches!(module, "wali" | "wasi_snapshot_preview1" | "wasi_unstable")
}

/// The most parameters that a direct host function may have.
pub const MAX_DIRECT_PARAMS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_follow_each_other_without_overlap() {
        let shape = ModuleShape { globals: 3, tables: 1, memories: 2, imported_functions: 5, types: 7, tags: 1 };
        let l = ContextLayout::new(&shape).unwrap();
        assert_eq!(l.global(0), context::ARRAYS);
        assert!(l.table(0) >= l.global(3));
        assert!(l.memory(0) >= l.table(1));
        assert!(l.import(0) >= l.memory(2));
        assert!(l.type_id(0) >= l.import(5));
        assert!(l.tag(0) >= l.type_id(7));
        assert!(l.size_bytes() >= l.tag(1));
        assert_eq!(l.size_bytes() % 16, 0);
    }

    #[test]
    fn a_shape_beyond_two_gib_has_no_layout() {
        let shape = ModuleShape { globals: u32::MAX, ..ModuleShape::default() };
        assert_eq!(ContextLayout::new(&shape), None);
    }
}
