//! Compiled code: a file made by `wamrc` becomes an [`Image`], the [`Engine`] of one module.
//!
//! [`mod@load`] reads the file and picks the image that fits the host; `link` maps and relocates it; `convention` and `arch` carry values between Rust
//! and machine code; `intrinsics` are the helpers that code calls; `unwind`, `trace` and `jump` walk its frames; `closures` are code words made at run time.

mod arch;
mod closures;
mod convention;
mod intrinsics;
mod jump;
mod link;
mod load;
mod perf;
mod profile;
mod trace;
mod unwind;

// They have x86-64's machine code.
#[cfg(all(test, target_arch = "x86_64"))]
mod tests;

use std::fmt;

use aot_format::container;
use aot_format::isa::FeatureSet;
use aot_format::trap::TrapKind;

pub use link::LinkError;
pub use load::{LoadError, Loaded, Unfit, load, load_with};

use crate::runtime::jump::{JumpFailure, JumpPoint};
use crate::runtime::{Engine, FuncInst, HostFn, Status, TraceBuffer, TypeId, VmContext};
use crate::sys::Registers;
use crate::wasm::index::FuncIdx;
use link::Mapping;

/// The optional features of the CPU that compiled code may use here.
pub fn host_features() -> FeatureSet {
    arch::features()
}

/// The mapped code of one module with its tables.
pub struct Image {
    mapping: Mapping,
    /// Without the sections, which are mapped.
    tables: container::Image<'static>,
    /// For each function, whether code outside the image may call it.
    escapes: Vec<bool>,
}

impl Image {
    /// The offset of an address in the text.
    fn text_offset(&self, pc: usize) -> Option<u32> {
        let offset = pc.wrapping_sub(self.mapping.text.start);
        (offset < self.mapping.text.len()).then_some(offset as u32)
    }

    /// Whether a call of a function of the C library returns to an address.
    fn is_libcall_return(&self, address: usize) -> bool {
        self.text_offset(address).is_some_and(|at| self.mapping.libcall_returns.binary_search(&at).is_ok())
    }

    /// Whether an address lies in the text.
    fn owns(&self, pc: usize) -> bool {
        self.text_offset(pc).is_some()
    }

    /// The image whose code runs in a context.
    ///
    /// # Safety
    /// Code of an image runs in this context.
    unsafe fn running<'a>(context: *const VmContext) -> &'a Image {
        // SAFETY: code of an image runs only in contexts of instances that have the image as their engine.
        unsafe { &*(&raw const *VmContext::instance(context).engine).cast::<Image>() }
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({}, {} bytes of code)", self.tables.isa, self.mapping.text.len())
    }
}

impl Engine for Image {
    fn quiesce(&self, fork: &mut dyn FnMut()) {
        closures::quiesce(fork);
    }

    fn code(&self, func: FuncIdx) -> usize {
        match self.tables.functions.get(func as usize) {
            Some(function) if function.len > 0 && self.escapes[func as usize] => self.mapping.text.start + function.offset as usize,
            _ => 0,
        }
    }

    fn foreign_code(&self, _ty: TypeId, target: *const FuncInst) -> usize {
        closures::make(arch::foreign_address(), target as usize)
    }

    fn direct_code(&self, function: HostFn) -> usize {
        closures::make(arch::direct_address(), function.0)
    }

    unsafe fn enter(&self, context: *mut VmContext, code: usize, ty: TypeId, values: *mut u64) -> Status {
        // SAFETY: the caller vouches for all of it.
        unsafe { convention::enter(context, code, ty.ty(), values) }
    }

    unsafe fn save_jump(&self, context: *mut VmContext, point: &mut JumpPoint) -> bool {
        // SAFETY: by contract.
        unsafe { jump::save(context, point) };
        true
    }

    unsafe fn is_alive(&self, context: *mut VmContext, point: &JumpPoint) -> bool {
        // SAFETY: by contract.
        unsafe { jump::is_alive(self, &*context, point) }
    }

    unsafe fn jump(&self, context: *mut VmContext, point: &JumpPoint, value: u32) -> JumpFailure {
        // SAFETY: by contract.
        unsafe { jump::jump(self, context, point, value) }
    }

    unsafe fn interrupted(&self, context: *mut VmContext, at: &Registers) {
        // SAFETY: by contract.
        unsafe { trace::record(self, context, at) }
    }

    fn owns_pc(&self, pc: usize) -> bool {
        self.owns(pc)
    }

    unsafe fn is_interruptible(&self, context: *const VmContext, at: &Registers) -> bool {
        // A function of the C library that compiled code has called by itself, of which nobody tells what came meanwhile: it holds no lock.
        // SAFETY: by contract.
        let innermost = || trace::leaf_return(trace::Stack::of(unsafe { &*context }, at.sp), at);
        self.owns(at.pc) || innermost().is_some_and(|address| self.is_libcall_return(address))
    }

    fn fault_kind(&self, pc: usize, signal: i32) -> Option<TrapKind> {
        match signal {
            // Code that only ends where the table says how would be a defect of the compiler: a trap even so.
            libc::SIGILL | libc::SIGTRAP | libc::SIGFPE => self.tables.trap_at(self.text_offset(pc)?).or(Some(TrapKind::Unreachable)),
            _ => None,
        }
    }

    unsafe fn capture(&self, context: *const VmContext, at: Option<&Registers>, trace: &mut TraceBuffer) {
        // SAFETY: by contract.
        unsafe { trace::capture(self, context, at, trace) }
    }
}
