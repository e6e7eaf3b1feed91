//! AArch64 (<https://developer.arm.com/documentation/ddi0487>): every instruction is a word; register 31 is the stack pointer here, or zero.
//!
//! The frame record lies anywhere in the frame, so the instruction that sets up the frame pointer says how far above the stack pointer it is.

use super::FrameSize;

const SP: u32 = 31;
const FP: u32 = 29;

/// What an instruction does, as far as prologues have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instruction {
    /// `rd = rn + imm`
    Add { rd: u32, rn: u32, imm: i64 },
    /// `rd = rn & -align`
    Align { rd: u32, rn: u32, align: u64 },
    /// Compares the stack pointer with a register: the end of a loop that probes pages.
    CompareSp { rm: u32 },
    /// Touches the word at the stack pointer.
    Probe,
    /// `b.ne`
    BranchNe,
    /// `b.le`
    BranchLe,
    /// Anything else: whether it leads elsewhere, and whether it changes the stack pointer.
    Other { jumps: bool, changes_sp: bool },
}

fn decode(word: u32) -> Instruction {
    let (rd, rn, imm12) = (word & 31, word >> 5 & 31, i64::from(word >> 10 & 0xfff) << (12 * (word >> 22 & 1)));
    match word {
        _ if word & 0xff80_0000 == 0x9100_0000 => Instruction::Add { rd, rn, imm: imm12 },
        _ if word & 0xff80_0000 == 0xd100_0000 => Instruction::Add { rd, rn, imm: -imm12 },
        _ if word & 0xff80_0000 == 0x9200_0000 => {
            // A run of ones that begins at bit `zeros` and ends at bit 63.
            let (n, immr, imms) = (word >> 22 & 1, word >> 16 & 63, word >> 10 & 63);
            let zeros = 63 - imms;
            match n == 1 && immr == 64 - zeros {
                true => Instruction::Align { rd, rn, align: 1 << zeros },
                false => Instruction::Other { jumps: false, changes_sp: rd == SP },
            }
        }
        _ if word & 0xffe0_ffff == 0xeb20_63ff => Instruction::CompareSp { rm: word >> 16 & 31 },
        // str xzr, [sp]; ldr xzr, [sp]
        0xf900_03ff | 0xf940_03ff => Instruction::Probe,
        _ if word & 0xff00_001f == 0x5400_0001 => Instruction::BranchNe,
        _ if word & 0xff00_001f == 0x5400_000d => Instruction::BranchLe,
        // Branches, exceptions and system instructions.
        _ if word & 0x1c00_0000 == 0x1400_0000 => Instruction::Other { jumps: true, changes_sp: false },
        // Loads and stores that write the address back; add and sub of extended registers.
        _ if word & 0x3b20_0400 == 0x3800_0400 || word & 0x3a80_0000 == 0x2880_0000 => {
            Instruction::Other { jumps: false, changes_sp: rn == SP }
        }
        _ if word & 0x3fe0_0000 == 0x0b20_0000 => Instruction::Other { jumps: false, changes_sp: rd == SP },
        _ => Instruction::Other { jumps: false, changes_sp: false },
    }
}

/// Follows the stack pointer from the instruction that sets up the frame pointer, in `before`, through the prologue, up to the first branch.
/// Behind that instruction `before` has at most more registers that are saved. `None` when something is changed in another way than LLVM's prologues do.
pub(super) fn frame_size(before: &[u8], body: &[u8]) -> Option<FrameSize> {
    let words = |code: &[u8]| code.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect::<Vec<_>>();
    let set_up = words(before).into_iter().rev().map(decode).find_map(|instruction| match instruction {
        Instruction::Add { rd: FP, rn: SP, imm } => Some(imm),
        _ => None,
    });
    let mut sp = FrameSize::NONE.lowered(set_up?)?;
    // The other register that prologues compute with.
    let mut other: Option<(u32, FrameSize)> = None;
    let mut limit = None;
    let body = words(body);
    let mut code = body.iter().copied();
    while let Some(instruction) = code.next().map(decode) {
        let value_of =
            |register: u32| if register == SP { Some(sp) } else { other.filter(|(r, _)| *r == register).map(|(_, value)| value) };
        let (register, value) = match instruction {
            // An epilogue, or `sp` for another use.
            Instruction::Add { rd: SP, imm: 1.., .. } => return Some(sp),
            Instruction::Add { rd: SP, rn: FP, .. } => return Some(sp),
            Instruction::Add { rd, rn, imm } => match value_of(rn).filter(|_| imm <= 0) {
                Some(value) => (rd, value.lowered(-imm)?),
                None if rd == SP => return None,
                None => continue,
            },
            Instruction::Align { rd, rn, align } => match value_of(rn).and_then(|value| value.aligned(align)) {
                Some(value) => (rd, value),
                None if rd == SP => return None,
                None => continue,
            },
            Instruction::CompareSp { rm } => {
                limit = Some(value_of(rm)?);
                continue;
            }
            Instruction::Probe => continue,
            // The loop ends when both are equal.
            Instruction::BranchNe if limit.is_some() => (SP, limit.take()?),
            // `mov sp` follows behind the loop, whose rest is a probe and a branch back.
            Instruction::BranchLe if limit.take().is_some() => {
                code.nth(1)?;
                continue;
            }
            Instruction::BranchNe | Instruction::BranchLe | Instruction::Other { jumps: true, .. } => return Some(sp),
            Instruction::Other { changes_sp: true, .. } => return None,
            Instruction::Other { .. } => continue,
        };
        if register == SP { sp = value } else { other = Some((register, value)) }
    }
    Some(sp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(words: &[u32]) -> Option<FrameSize> {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        frame_size(&bytes[..4], &bytes[4..])
    }

    fn expect(pushed_bytes: u32, align: u32, frame_bytes: u32) -> Option<FrameSize> {
        Some(FrameSize { pushed_bytes, align, frame_bytes })
    }

    /// `bl`
    const CALL: u32 = 0x9400_0000;

    #[test]
    fn frame_sizes_of_prologues() {
        // mov x29, sp; mov x19, x1
        assert_eq!(size(&[0x9100_03fd, 0xaa01_03f3, CALL]), expect(0, 1, 0));
        // add x29, sp, #304; mov w19, w0; add x0, sp, #4
        assert_eq!(size(&[0x9104_c3fd, 0x2a00_03f3, 0x9100_13e0, CALL]), expect(304, 1, 0));
        // mov x29, sp; sub sp, sp, #1, lsl #12; str xzr, [sp]; sub sp, sp, #912
        assert_eq!(size(&[0x9100_03fd, 0xd140_07ff, 0xf900_03ff, 0xd10e_43ff, CALL]), expect(5008, 1, 0));
    }

    #[test]
    fn loops_that_probe_pages() {
        // sub x9, sp, #24, lsl #12; sub sp, sp, #1, lsl #12; cmp sp, x9; str xzr, [sp]; b.ne -12; sub sp, sp, #1696
        let code = [0x9100_03fd, 0xd140_63e9, 0xd140_07ff, 0xeb29_63ff, 0xf900_03ff, 0x54ff_ffa1, 0xd11a_83ff, CALL];
        assert_eq!(size(&code), expect(24 * 4096 + 1696, 1, 0));
    }

    #[test]
    fn aligned_frames() {
        // sub x9, sp, #96; and sp, x9, #-64
        assert_eq!(size(&[0x9100_03fd, 0xd101_83e9, 0x927a_e53f, CALL]), expect(96, 64, 0));
        // sub x9, sp, #4, lsl #12; sub x9, x9, #3664; and x9, x9, #-64; sub sp, sp, #1, lsl #12; cmp sp, x9; b.le +12; str xzr, [sp];
        // b -16; mov sp, x9; ldr xzr, [sp]
        let code = [
            0x9100_03fd,
            0xd140_13e9,
            0xd139_4129,
            0x927a_e529,
            0xd140_07ff,
            0xeb29_63ff,
            0x5400_006d,
            0xf900_03ff,
            0x17ff_fffc,
            0x9100_013f,
            0xf940_03ff,
            CALL,
        ];
        assert_eq!(size(&code), expect(4 * 4096 + 3664, 64, 0));
    }

    #[test]
    fn other_frames_are_refused() {
        const CODE: [&[u32]; 4] = [
            &[0xaa01_03f3],              // no frame pointer
            &[0x9100_03fd, 0xcb20_63ff], // sub sp, sp, x0
            &[0x9100_03fd, 0xf81f_0fe0], // str x0, [sp, #-16]!
            &[0x9100_03fd, 0x9100_013f], // mov sp, x9
        ];
        for code in CODE {
            assert_eq!(size(&[code, &[CALL]].concat()), None, "{code:x?}");
        }
    }
}
