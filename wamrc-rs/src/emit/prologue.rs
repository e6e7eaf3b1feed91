//! The size of a frame, read off its function's prologue: neither LLVM's interface nor the call frame information tells it.

mod aarch64;
mod riscv64;

use std::ops::Range;

use aot_format::container::{MAX_FRAME_ALIGN, SavedRegister};
use aot_format::isa::Isa;

use crate::error::Error;

/// Those fields of [`aot_format::container::Frame`] that say where the stack pointer is in the body of a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameSize {
    pub(super) pushed_bytes: u32,
    pub(super) align: u32,
    pub(super) frame_bytes: u32,
}

impl FrameSize {
    /// That of a function that sets up no frame.
    pub(super) const NONE: FrameSize = FrameSize { pushed_bytes: 0, align: 1, frame_bytes: 0 };

    /// That of a function in this range of the text, whose frame pointer is set up before `at`.
    ///
    /// # Errors
    /// When the stack pointer does not follow from the frame pointer as [`aot_format::container::Frame::stack_pointer`] has it.
    pub(super) fn read(isa: Isa, text: &[u8], function: Range<u32>, at: u32) -> Result<FrameSize, Error> {
        let parts =
            text.get(function.start as usize..function.end as usize).and_then(|code| code.split_at_checked((at - function.start) as usize));
        let (before, body) = parts.ok_or_else(|| Error::Object("a frame beyond the text".into()))?;
        let size = match isa {
            Isa::X86_64 => x86_64(body),
            Isa::Aarch64 => aarch64::frame_size(before, body),
            Isa::Riscv64 => riscv64::frame_size(before, body),
        };
        size.ok_or_else(|| {
            let code = &text[function.start as usize..function.end.min(at + 64) as usize];
            Error::Object(format!("the unwinder does not know the frame that is set up at {at:#x} of {isa} code: {code:02x?}"))
        })
    }

    /// After `bytes` more have been taken off the stack pointer.
    fn lowered(self, bytes: i64) -> Option<FrameSize> {
        let add = |to: u32| u32::try_from(i64::from(to) + bytes).ok();
        Some(match self.align {
            1 => FrameSize { pushed_bytes: add(self.pushed_bytes)?, ..self },
            _ => FrameSize { frame_bytes: add(self.frame_bytes)?, ..self },
        })
    }

    /// After the stack pointer has been aligned, once.
    fn aligned(self, align: u64) -> Option<FrameSize> {
        let align = u32::try_from(align).ok().filter(|align| align.is_power_of_two() && *align <= MAX_FRAME_ALIGN)?;
        (self.align == 1 && self.frame_bytes == 0).then_some(FrameSize { align, ..self })
    }

    /// Whether registers saved at these places were pushed before the stack pointer was aligned.
    pub(super) fn holds(self, saved: &[SavedRegister]) -> bool {
        saved.iter().all(|saved| i64::from(saved.offset) >= -i64::from(self.pushed_bytes))
    }
}

/// Follows the stack pointer through what LLVM's prologue does after `mov rbp, rsp`: pushes, an alignment, subtractions and probes of large
/// frames. `None` when the first other instruction changes it too.
fn x86_64(mut code: &[u8]) -> Option<FrameSize> {
    let mut size = FrameSize::NONE;
    loop {
        let (bytes, rest) = match code {
            // push of r8 to r15, or of the others
            [0x41, 0x50..=0x57, rest @ ..] | [0x50..=0x57, rest @ ..] if size.align == 1 && size.frame_bytes == 0 => {
                size.pushed_bytes += 8;
                (0, rest)
            }
            // and rsp, imm8 and imm32: a negative power of two
            [0x48, 0x83, 0xe4, imm, rest @ ..] if size.align == 1 && size.frame_bytes == 0 => {
                size.align = alignment(i32::from(imm.cast_signed()))?;
                (0, rest)
            }
            [0x48, 0x81, 0xe4, a, b, c, d, rest @ ..] if size.align == 1 && size.frame_bytes == 0 => {
                size.align = alignment(i32::from_le_bytes([*a, *b, *c, *d]))?;
                (0, rest)
            }
            // sub rsp, imm8 and imm32
            [0x48, 0x83, 0xec, imm, rest @ ..] => (i32::from(imm.cast_signed()), rest),
            [0x48, 0x81, 0xec, a, b, c, d, rest @ ..] => (i32::from_le_bytes([*a, *b, *c, *d]), rest),
            // add rsp, -128: shorter than to subtract 128
            [0x48, 0x83, 0xc4, 0x80, rest @ ..] => (128, rest),
            // mov qword ptr [rsp], 0
            [0x48, 0xc7, 0x04, 0x24, 0, 0, 0, 0, rest @ ..] => (0, rest),
            // lea r11, [rsp - N]; a loop that subtracts and probes pages until rsp is r11: cmp rsp, r11; jne
            [0x4c, 0x8d, 0x9c, 0x24, a, b, c, d, rest @ ..] if rest.starts_with(&[0x48, 0x81, 0xec]) => {
                let end = rest.windows(4).position(|w| w[..3] == [0x4c, 0x39, 0xdc] && w[3] == 0x75)?;
                (i32::from_le_bytes([*a, *b, *c, *d]).checked_neg()?, rest.get(end + 5..)?)
            }
            other => return (!changes_rsp(other)).then_some(size),
        };
        size.frame_bytes = size.frame_bytes.checked_add(u32::try_from(bytes).ok()?)?;
        code = rest;
    }
}

fn alignment(mask: i32) -> Option<u32> {
    let align = mask.unsigned_abs();
    (mask < 0 && align.is_power_of_two() && align <= MAX_FRAME_ALIGN).then_some(align)
}

/// Whether code begins with an instruction that makes a frame larger or computes a new stack pointer, or that keeps it in the base register
/// of a frame that varies in size. An epilogue may follow at once: `pop` and `add` undo.
fn changes_rsp(code: &[u8]) -> bool {
    match code {
        // push
        [0x41, 0x50..=0x57, ..] | [0x50..=0x57 | 0x68 | 0x6a, ..] => true,
        // or, adc, sbb, and, sub or xor of an immediate and rsp
        [0x48, 0x81 | 0x83, 0xcc | 0xd4 | 0xdc | 0xe4 | 0xec | 0xf4, ..] => true,
        // mov rbx, rsp
        [0x48, 0x89, 0xe3, ..] => true,
        // add, and, sub or mov of a register to rsp
        [0x48 | 0x4c, 0x01 | 0x21 | 0x29 | 0x89, modrm, ..] => modrm & 0xc7 == 0xc4,
        // sub or mov to rsp, of memory too
        [0x48..=0x4b, 0x2b | 0x8b, modrm, ..] => modrm & 0x38 == 0x20,
        // lea rsp, but not from rbp: that is an epilogue
        [0x48..=0x4b, 0x8d, modrm, ..] => modrm & 0x38 == 0x20 && modrm & 7 != 5,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(pushed_bytes: u32, frame_bytes: u32) -> Option<FrameSize> {
        Some(FrameSize { pushed_bytes, align: 1, frame_bytes })
    }

    #[test]
    fn frame_sizes_of_prologues() {
        assert_eq!(x86_64(&[0x41, 0x57, 0x53, 0x50, 0x89, 0xf8]), fixed(24, 0));
        assert_eq!(x86_64(&[0x53, 0x48, 0x83, 0xec, 0x18, 0xc3]), fixed(8, 24));
        assert_eq!(x86_64(&[0x53, 0x48, 0x83, 0xc4, 0x80, 0xc3]), fixed(8, 128));
        let probed = [0x48, 0x81, 0xec, 0, 0x10, 0, 0, 0x48, 0xc7, 0x04, 0x24, 0, 0, 0, 0, 0x48, 0x83, 0xec, 0x10, 0xc3];
        assert_eq!(x86_64(&probed), fixed(0, 4112));
        let mut loops = vec![0x4c, 0x8d, 0x9c, 0x24, 0, 0xe0, 0xff, 0xff];
        loops.extend([0x48, 0x81, 0xec, 0, 0x10, 0, 0, 0x48, 0xc7, 0x04, 0x24, 0, 0, 0, 0, 0x4c, 0x39, 0xdc, 0x75, 0xe9]);
        loops.extend([0x48, 0x83, 0xec, 0x08, 0xc3]);
        assert_eq!(x86_64(&loops), fixed(0, 8200));
    }

    #[test]
    fn aligned_frames() {
        let aligned = |pushed_bytes, align, frame_bytes| Some(FrameSize { pushed_bytes, align, frame_bytes });
        let code = [0x41, 0x57, 0x53, 0x48, 0x83, 0xe4, 0xe0, 0x48, 0x81, 0xec, 0, 1, 0, 0, 0xc3];
        assert_eq!(x86_64(&code), aligned(16, 32, 256));
        let code = [0x48, 0x81, 0xe4, 0, 0xff, 0xff, 0xff, 0x48, 0x83, 0xec, 0x40, 0xc3];
        assert_eq!(x86_64(&code), aligned(0, 256, 64));
        assert!(!x86_64(&[0x53, 0x48, 0x83, 0xe4, 0xe0, 0xc3]).unwrap().holds(&[SavedRegister { register: 12, offset: -16 }]));
    }

    #[test]
    fn other_frames_are_refused() {
        const CODE: [&[u8]; 9] = [
            &[0x48, 0x83, 0xe4, 0xe1],                                                       // and rsp, -31
            &[0x48, 0x83, 0xec, 8, 0x48, 0x83, 0xe4, 0xe0],                                  // sub rsp, 8; and rsp, -32
            &[0x48, 0x83, 0xe4, 0xe0, 0x53],                                                 // and rsp, -32; push rbx
            &[0x48, 0x29, 0xc4],                                                             // sub rsp, rax
            &[0x48, 0x89, 0xe3],                                                             // mov rbx, rsp
            &[0x48, 0x8d, 0x64, 0x24, 0xf8],                                                 // lea rsp, [rsp - 8]
            &[0x4c, 0x89, 0xdc],                                                             // mov rsp, r11
            &[0x48, 0x83, 0xec, 0xf8],                                                       // sub rsp, -8
            &[0x4c, 0x8d, 0x9c, 0x24, 0, 0xe0, 0xff, 0xff, 0x48, 0x81, 0xec, 0, 0x10, 0, 0], // a probe loop without end
        ];
        for code in CODE {
            let code = [code, &[0xc3]].concat();
            assert_eq!(x86_64(&code), None, "{code:x?}");
        }
    }
}
