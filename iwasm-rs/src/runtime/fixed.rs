//! Values whose address others know.

use std::fmt;
use std::ops::Deref;
use std::ptr::NonNull;

/// A value on the heap that raw pointers may lead to while its owner moves. A `Box` that moves claims that nothing else does.
pub struct Fixed<T>(NonNull<T>);

// SAFETY: an owner of a value, like `Box`.
unsafe impl<T: Send> Send for Fixed<T> {}
// SAFETY: it gives shared references only.
unsafe impl<T: Sync> Sync for Fixed<T> {}

impl<T> Fixed<T> {
    /// Moves `value` to its place.
    pub fn new(value: T) -> Fixed<T> {
        Fixed(NonNull::from(Box::leak(Box::new(value))))
    }

    /// Where the value is, until this owner is dropped.
    pub fn pointer(&self) -> *const T {
        self.0.as_ptr()
    }
}

impl<T> Deref for Fixed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: alive as long as its owner, which never lends it for writing.
        unsafe { self.0.as_ref() }
    }
}

impl<T> Drop for Fixed<T> {
    fn drop(&mut self) {
        // SAFETY: made by `new`, from a box.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}

impl<T: fmt::Debug> fmt::Debug for Fixed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
