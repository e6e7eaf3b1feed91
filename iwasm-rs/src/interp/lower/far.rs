//! Accesses of memories that are reached through the context.

use wasmparser::{MemArg, MemArgTarget, Operator};

use super::Lower;
use crate::interp::code::Word;
use crate::interp::dispatch::Handler;
use crate::interp::far;
use crate::interp::ops::Node;
use crate::wasm::is_checked;

/// The memory of an access.
pub(super) fn memory_of(memarg: &MemArg) -> u32 {
    match memarg.target {
        MemArgTarget::Memory(memory) => memory,
        MemArgTarget::Array(_) => unreachable!("validation admits no arrays as memories"),
    }
}

impl Lower<'_> {
    /// Whether handlers have this memory in a register.
    pub(super) fn is_near(&self, memory: u32) -> bool {
        far::is_near(memory, &self.env.module.memories[memory as usize])
    }

    /// Operators on memories that are not near. Those that call the runtime get their effective address here, and are translated elsewhere.
    pub(super) fn far(&mut self, operator: &Operator<'_>) -> bool {
        let memories = &self.env.module.memories;
        let Some(memarg) = far::target(operator).filter(|memarg| !self.is_near(memory_of(memarg))) else { return false };
        let checked = is_checked(&memories[memory_of(memarg) as usize]);
        let plain = Node::of(operator).and_then(|(node, _)| far::plain(node, checked));
        let Some(access) = plain.or_else(|| far::atomic_access(operator, checked)) else {
            let arguments = if let Operator::MemoryAtomicNotify { .. } = operator { 2 } else { 3 };
            let base = self.height() - arguments;
            self.put_in_homes(base);
            self.flush_ordered(self.height());
            self.emit_far(far::effective, memarg, base);
            return false;
        };
        let (arguments, results) = access.arity;
        let base = self.height() - arguments as usize;
        self.put_in_homes(base);
        self.flush_ordered(self.height());
        self.truncate(base);
        self.emit_far(access.handler, memarg, base);
        if results != 0 {
            self.push_home(access.result);
        }
        true
    }

    fn emit_far(&mut self, handler: Handler, memarg: &MemArg, base: usize) {
        let memory = self.env.layout.memory(memory_of(memarg));
        let (low, high) = (memarg.offset as Word, (memarg.offset >> 32) as Word);
        let home = self.home(base) as Word;
        self.mark();
        self.emit(handler, &[memory, low, high, home]);
    }
}
