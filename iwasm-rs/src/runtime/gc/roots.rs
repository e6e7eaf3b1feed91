//! Where references to objects may be: the stacks of the running thread, and what instances hold.

use super::super::call::native_stack_in_use;
use super::super::exception;
use super::super::instance::Instance;
use crate::sys;

/// Calls with every word that may be a reference, while code of an instance runs on this thread and has called the runtime. What the running
/// instruction takes is not among them: the interpreter has it above its free slots, compiled code in the argument buffer, where nothing else
/// is alive then.
#[inline(never)]
pub(super) fn visit(instance: &Instance, look: &mut dyn FnMut(u64)) {
    // What compiled code keeps in registers may be in none of the frames.
    sys::callee_saved().into_iter().for_each(|word| look(word as u64));
    let stack = native_stack_in_use();
    words(stack.start, stack.end, look);
    // SAFETY: the context is this thread's.
    let c = unsafe { &*instance.context() };
    words(c.interp_base as usize, c.interp_sp as usize, look);
    c.callee_saved.iter().for_each(|word| look(*word));
    exception::for_each_arg(look);
    instance.for_each_reference(look);
    instance.store().for_each_instance(|instance| instance.for_each_reference(look));
}

/// Calls with all words between two addresses. Some were never written: volatile reads keep the compiler from caring.
fn words(begin: usize, end: usize, look: &mut dyn FnMut(u64)) {
    for address in (begin.next_multiple_of(8)..end & !7).step_by(8) {
        // SAFETY: committed memory of this thread or of the store.
        look(unsafe { (address as *const u64).read_volatile() });
    }
}
