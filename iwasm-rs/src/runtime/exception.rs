//! Exception objects: allocated at a throw, found alive or dead by a scan of the thread's stacks.
//!
//! A thread throws rarely and holds few exceptions, so nothing counts references. When a thread has made as many objects as
//! were alive after the last scan, twice over, it looks for their addresses on its native stack, on its interpreter stack, in
//! argument buffers, globals, tables and in the arguments of objects that it has found; what is not found is freed. The scan is
//! conservative: a number that looks like the address of an object keeps it. Where threads could hand each other objects by a table,
//! nothing is freed.

use std::alloc::{Layout, alloc_zeroed, dealloc, handle_alloc_error};
use std::cell::RefCell;
use std::collections::HashSet;
use std::mem::offset_of;

use aot_format::layout::exception;

use super::call::native_stack_in_use;
use super::context::VmContext;
use super::instance::Instance;

/// An exception in flight or referred to by an exnref.
#[derive(Debug)]
#[repr(C)]
pub struct Exception {
    /// Identity of its tag: the address of the [`super::instance::Tag`].
    pub tag: u64,
    /// How many arguments follow.
    pub count: u64,
    args: [u64; 0],
}

const _: () = {
    assert!(offset_of!(Exception, tag) == exception::TAG as usize);
    assert!(offset_of!(Exception, args) == exception::ARGS as usize);
};

/// No frame of the interpreter is larger: 50,000 locals and as many operands of 16 bytes, with room to spare.
const LARGEST_FRAME_BYTES: usize = 2 << 20;

/// Objects that a thread makes before its first scan.
const FIRST_SCAN: usize = 8192;

struct Arena {
    objects: HashSet<usize>,
    scan_at: usize,
    /// Whether another thread may know objects.
    shared: bool,
}

thread_local! {
    static ARENA: RefCell<Arena> = RefCell::new(Arena { objects: HashSet::new(), scan_at: FIRST_SCAN, shared: false });
}

/// Calls with every argument of this thread's exceptions, each of which may be a reference to an object.
pub(super) fn for_each_arg(look: &mut dyn FnMut(u64)) {
    ARENA.with_borrow(|arena| {
        for object in &arena.objects {
            // SAFETY: objects of the arena are alive.
            unsafe { (*(*object as *const Exception)).args() }.iter().for_each(|word| look(*word));
        }
    });
}

impl Exception {
    fn layout(count: usize) -> Layout {
        match Layout::from_size_align(size_of::<Exception>() + count * 8, 16) {
            Ok(layout) => layout,
            Err(_) => unreachable!("a tag has at most 1000 arguments"),
        }
    }

    /// The arguments.
    pub fn args(&self) -> &[u64] {
        // SAFETY: allocated with room for `count` arguments.
        unsafe { std::slice::from_raw_parts(self.args.as_ptr(), self.count as usize) }
    }
}

/// Makes an exception object on the thread that runs `context`. Addresses of objects made before and in use must be on that thread's
/// native stack, interpreter stack (in or below the frame at `interp_sp`) or in guest state.
///
/// # Safety
/// `context` is the calling thread's running context.
pub unsafe fn allocate(context: *mut VmContext, tag: u64, args: &[u64]) -> *mut Exception {
    ARENA.with_borrow_mut(|arena| {
        // SAFETY: the instance of a running context is alive.
        arena.shared |= unsafe { VmContext::instance(context) }.shares_exceptions();
        if arena.objects.len() >= arena.scan_at && !arena.shared {
            // SAFETY: as above.
            unsafe { arena.sweep(context) };
        }
        let layout = Exception::layout(args.len());
        // SAFETY: not empty; header and arguments lie within.
        unsafe {
            let object = alloc_zeroed(layout).cast::<Exception>();
            if object.is_null() {
                handle_alloc_error(layout);
            }
            (*object).tag = tag;
            (*object).count = args.len() as u64;
            std::ptr::copy_nonoverlapping(args.as_ptr(), (&raw mut (*object).args).cast(), args.len());
            arena.objects.insert(object as usize);
            object
        }
    })
}

impl Arena {
    // The scan reads words that were never written as u64; volatile reads keep the compiler from caring.
    #[inline(never)]
    unsafe fn sweep(&mut self, context: *mut VmContext) {
        let mut alive = HashSet::new();
        // Nearly all words lie outside: the range keeps them from being looked up.
        let all = self.objects.iter().min().copied().unwrap_or(0)..=self.objects.iter().max().copied().unwrap_or(0);
        let mut look = |begin: usize, end: usize| {
            for address in (begin.next_multiple_of(8)..end & !7).step_by(8) {
                // SAFETY: committed memory of this thread or of the store.
                let word = unsafe { (address as *const usize).read_volatile() };
                if all.contains(&word) && self.objects.contains(&word) {
                    alive.insert(word);
                }
            }
        };
        // SAFETY: the context is this thread's.
        let c = unsafe { &*context };
        let stack = native_stack_in_use();
        look(stack.start, stack.end);
        let interp_end = (c.interp_sp as usize + LARGEST_FRAME_BYTES).min(c.interp_end as usize);
        look(c.interp_base as usize, interp_end);
        let words = |at: *const u64, count: usize| (at as usize, at as usize + count * 8);
        let (begin, end) = words(c.callee_saved.as_ptr(), c.callee_saved.len());
        look(begin, end);
        let in_flight = [c.exception as usize];
        look(in_flight.as_ptr() as usize, in_flight.as_ptr() as usize + 8);
        // SAFETY: the instance of a running context is alive.
        let mut visit = |instance: &Instance| {
            // SAFETY: contexts of live instances; words that another thread writes meanwhile cannot hold this thread's objects.
            let args = unsafe { &raw const (*instance.context()).args };
            look(args as usize, args as usize + size_of_val(&c.args));
            for global in &instance.globals {
                look(global.slot as usize, global.slot as usize + 8);
            }
            for table in &instance.tables {
                look(table.base() as usize, table.base() as usize + table.len() as usize * 16);
            }
        };
        // SAFETY: as above.
        let instance = unsafe { VmContext::instance(context) };
        visit(instance);
        let store = instance.store();
        store.for_each_instance(&mut visit);
        // Fields of objects, whatever their types.
        store.heap().for_each_range(&mut look);
        // An argument may be a reference to another exception.
        let mut unsearched: Vec<usize> = alive.iter().copied().collect();
        while let Some(object) = unsearched.pop() {
            // SAFETY: an object of this arena, not freed yet.
            for word in unsafe { (*(object as *const Exception)).args() } {
                if self.objects.contains(&(*word as usize)) && alive.insert(*word as usize) {
                    unsearched.push(*word as usize);
                }
            }
        }
        for object in self.objects.extract_if(|object| !alive.contains(object)) {
            // SAFETY: allocated in `allocate` with the layout of its count; nobody holds its address any more.
            unsafe {
                let count = (*(object as *const Exception)).count as usize;
                dealloc(object as *mut u8, Exception::layout(count));
            }
        }
        self.scan_at = FIRST_SCAN.max(self.objects.len() * 2);
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        if self.shared {
            return;
        }
        for object in self.objects.drain() {
            // SAFETY: as in `sweep`; the thread has ended.
            unsafe {
                let count = (*(object as *const Exception)).count as usize;
                dealloc(object as *mut u8, Exception::layout(count));
            }
        }
    }
}
