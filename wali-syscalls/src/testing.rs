//! A linear memory for unit tests.

use crate::marshal::{Fault, GuestMemory};
use std::cell::RefCell;

pub(crate) struct Memory(RefCell<Vec<u8>>);

impl Memory {
    pub(crate) fn new(bytes: usize) -> Self {
        Self(RefCell::new(vec![0; bytes]))
    }
}

impl GuestMemory for Memory {
    fn base(&self) -> usize {
        self.0.borrow().as_ptr() as usize
    }

    fn size_bytes(&self) -> u64 {
        self.0.borrow().len() as u64
    }

    fn read(&self, address: u64, to: &mut [u8]) -> Result<(), Fault> {
        let end = (address as usize).checked_add(to.len()).ok_or(Fault)?;
        to.copy_from_slice(self.0.borrow().get(address as usize..end).ok_or(Fault)?);
        Ok(())
    }

    fn write(&self, address: u64, from: &[u8]) -> Result<(), Fault> {
        let end = address as usize + from.len();
        self.0.borrow_mut().get_mut(address as usize..end).ok_or(Fault)?.copy_from_slice(from);
        Ok(())
    }
}
