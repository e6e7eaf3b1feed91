//! Where references to objects may be: the stacks of the running thread, and what instances hold.

use super::super::call::native_stack_from;
use super::super::exception;
use super::super::instance::Instance;

/// The references of the running code of a thread that has called the runtime.
#[derive(Clone, Copy)]
pub(super) struct Roots<'a> {
    /// What its instruction still needs. The interpreter has that above its free slots, compiled code in the argument buffer, where nothing
    /// else is alive then.
    pub(super) live: &'a [u64],
    /// Where its frames begin on the native stack, with what it had in registers. Below are the runtime's own frames, where objects that are
    /// dead have left their addresses.
    pub(super) frames: usize,
}

impl Roots<'_> {
    /// Calls with every word that may be a reference.
    pub(super) fn visit(self, instance: &Instance, look: &mut dyn FnMut(u64)) {
        self.live.iter().for_each(|word| look(*word));
        let stack = native_stack_from(self.frames);
        words(stack.start, stack.end, look);
        // SAFETY: the context is this thread's.
        let c = unsafe { &*instance.context() };
        words(c.interp_base as usize, c.interp_sp as usize, look);
        exception::for_each_arg(look);
        instance.for_each_reference(look);
        instance.store().for_each_instance(|instance| instance.for_each_reference(look));
    }
}

/// Calls with all words between two addresses. Some were never written: volatile reads keep the compiler from caring.
fn words(begin: usize, end: usize, look: &mut dyn FnMut(u64)) {
    for address in (begin.next_multiple_of(8)..end & !7).step_by(8) {
        // SAFETY: committed memory of this thread or of the store.
        look(unsafe { (address as *const u64).read_volatile() });
    }
}
