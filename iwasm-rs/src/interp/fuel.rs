//! Fuel: instructions that are only there when it is limited.

use aot_format::trap::TrapKind;

use super::dispatch::{HANDLER_BYTES, go, handlers};
use super::trap;

handlers! {
    /// Pays for what follows, or ends the activation. Operand: the price.
    fn pay[](r) {
        let left = (*r.ctx).fuel.saturating_sub(i64::from(r.operand::<u32>(HANDLER_BYTES)));
        (*r.ctx).fuel = left;
        if left < 0 {
            trap(r.ip, r.sp, r.ctx, TrapKind::FuelSpent)
        }
        r.skip(HANDLER_BYTES + 4);
        go(r)
    }
}
