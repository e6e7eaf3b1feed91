//! RV64GC (<https://docs.riscv.org/reference/isa/unpriv/unpriv-index.html>): instructions of two and of four bytes.
//!
//! The frame pointer is the stack pointer before the call, so the instruction that sets it up says how far below it the stack pointer is.

use super::FrameSize;

const SP: usize = 2;
const FP: usize = 8;

/// What an instruction does, as far as prologues have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Instruction {
    /// `rd = rs + imm`
    AddImmediate { rd: usize, rs: usize, imm: i64 },
    /// `rd = imm`
    Load { rd: usize, imm: i64 },
    /// `rd = rs1 + rs2`
    Add { rd: usize, rs1: usize, rs2: usize },
    /// `rd = rs1 - rs2`
    Sub { rd: usize, rs1: usize, rs2: usize },
    /// `rd = rs & -align`
    Align { rd: usize, rs: usize, align: u64 },
    /// Branches back while the stack pointer is another one than this.
    BranchBackUnless { rs: usize },
    /// Leads elsewhere.
    Jump,
    /// Anything else that writes this register.
    Writes(usize),
    /// Anything else.
    Other,
}

/// The signed number in the lowest bits.
fn signed(value: u32, bits: u32) -> i64 {
    i64::from((value << (32 - bits)).cast_signed() >> (32 - bits))
}

fn decode(word: u32) -> Instruction {
    let (rd, rs1, rs2) = ((word >> 7 & 31) as usize, (word >> 15 & 31) as usize, (word >> 20 & 31) as usize);
    let imm = signed(word >> 20, 12);
    match (word & 0x7f, word >> 12 & 7, word >> 25) {
        // addi, addiw
        (0x13 | 0x1b, 0, _) if rs1 == 0 => Instruction::Load { rd, imm },
        (0x13 | 0x1b, 0, _) => Instruction::AddImmediate { rd, rs: rs1, imm },
        // andi
        (0x13, 7, _) if imm < 0 => Instruction::Align { rd, rs: rs1, align: imm.unsigned_abs() },
        // lui
        (0x37, ..) => Instruction::Load { rd, imm: i64::from((word & 0xffff_f000).cast_signed()) },
        (0x33, 0, 0) => Instruction::Add { rd, rs1, rs2 },
        (0x33, 0, 0x20) => Instruction::Sub { rd, rs1, rs2 },
        // bne
        (0x63, 1, funct7) if rs1 == SP && funct7 >> 6 == 1 => Instruction::BranchBackUnless { rs: rs2 },
        // Branches, jumps, system instructions.
        (0x63 | 0x67 | 0x6f | 0x73, ..) => Instruction::Jump,
        // Stores, also of floats.
        (0x23 | 0x27, ..) => Instruction::Other,
        _ => Instruction::Writes(rd),
    }
}

fn decode_compressed(half: u16) -> Instruction {
    let word = u32::from(half);
    let bits = |from: u32, count: u32| word >> from & ((1 << count) - 1);
    let (rd, rs2) = (bits(7, 5) as usize, bits(2, 5) as usize);
    let imm6 = signed(bits(12, 1) << 5 | bits(2, 5), 6);
    match (word & 3, bits(13, 3)) {
        // c.addi4spn
        (0, 0) if word != 0 => {
            let imm = bits(11, 2) << 4 | bits(7, 4) << 6 | bits(6, 1) << 2 | bits(5, 1) << 3;
            Instruction::AddImmediate { rd: 8 + bits(2, 3) as usize, rs: SP, imm: imm.into() }
        }
        // Loads; stores write no register.
        (0, 1..=3) => Instruction::Writes(8 + bits(2, 3) as usize),
        (0, _) => Instruction::Other,
        // c.addi, c.addiw, c.li
        (1, 0 | 1) => Instruction::AddImmediate { rd, rs: rd, imm: imm6 },
        (1, 2) => Instruction::Load { rd, imm: imm6 },
        // c.addi16sp, c.lui
        (1, 3) if rd == SP => {
            let imm = bits(12, 1) << 9 | bits(6, 1) << 4 | bits(5, 1) << 6 | bits(3, 2) << 7 | bits(2, 1) << 5;
            Instruction::AddImmediate { rd, rs: SP, imm: signed(imm, 10) }
        }
        (1, 3) => Instruction::Load { rd, imm: imm6 << 12 },
        (1, 4) => Instruction::Writes(8 + bits(7, 3) as usize),
        (1, _) => Instruction::Jump,
        // c.jr, c.jalr, c.ebreak; c.mv, c.add
        (2, 4) if rs2 == 0 => Instruction::Jump,
        (2, 4) if bits(12, 1) == 0 => Instruction::AddImmediate { rd, rs: rs2, imm: 0 },
        (2, 4) => Instruction::Add { rd, rs1: rd, rs2 },
        (2, 0..=3) => Instruction::Writes(rd),
        _ => Instruction::Other,
    }
}

/// The instruction at the begin of some code, and the rest.
fn next(code: &[u8]) -> Option<(Instruction, &[u8])> {
    let (half, after) = code.split_first_chunk()?;
    let half = u16::from_le_bytes(*half);
    if half & 3 != 3 {
        return Some((decode_compressed(half), after));
    }
    let (word, after) = code.split_first_chunk()?;
    Some((decode(u32::from_le_bytes(*word)), after))
}

/// What a register holds.
#[derive(Clone, Copy)]
enum Value {
    Unknown,
    Number(i64),
    /// An address in the frame: where the stack pointer would be with a frame of this size.
    Address(FrameSize),
}

impl Value {
    fn plus(self, bytes: i64) -> Option<Value> {
        Some(match self {
            Value::Unknown => Value::Unknown,
            Value::Number(number) => Value::Number(number.checked_add(bytes)?),
            // Addresses above have no meaning here.
            Value::Address(_) if bytes > 0 => Value::Unknown,
            Value::Address(size) => Value::Address(size.lowered(-bytes)?),
        })
    }
}

/// Follows the stack pointer from the instruction that sets up the frame pointer, in `before`, through the prologue, up to the first jump.
/// `None` when something is changed in another way than LLVM's prologues do.
pub(super) fn frame_size(before: &[u8], body: &[u8]) -> Option<FrameSize> {
    let mut registers = [Value::Unknown; 32];
    registers[SP] = Value::Address(FrameSize::NONE.lowered(frame_pointer_offset(before)?)?);
    let sp = |registers: &[Value; 32]| if let Value::Address(size) = registers[SP] { Some(size) } else { None };
    let mut code = body;
    while let Some((instruction, rest)) = next(code) {
        code = rest;
        let (rd, value) = match instruction {
            // An epilogue.
            Instruction::AddImmediate { rd: SP, rs: SP, imm: 1.. } | Instruction::AddImmediate { rd: SP, rs: FP, .. } => break,
            Instruction::AddImmediate { rd, rs, imm } => (rd, registers[rs].plus(imm)?),
            Instruction::Load { rd, imm } => (rd, Value::Number(imm)),
            Instruction::Add { rd, rs1, rs2 } => match (registers[rs1], registers[rs2]) {
                (value, Value::Number(bytes)) | (Value::Number(bytes), value) => (rd, value.plus(bytes)?),
                _ => (rd, Value::Unknown),
            },
            Instruction::Sub { rd, rs1, rs2 } => match registers[rs2] {
                Value::Number(bytes) => (rd, registers[rs1].plus(bytes.checked_neg()?)?),
                _ => (rd, Value::Unknown),
            },
            Instruction::Align { rd, rs, align } => match registers[rs] {
                Value::Address(size) => (rd, size.aligned(align).map_or(Value::Unknown, Value::Address)),
                _ => (rd, Value::Unknown),
            },
            // The loop ends when both are equal.
            Instruction::BranchBackUnless { rs } => (SP, registers[rs]),
            Instruction::Jump => break,
            Instruction::Writes(rd) => (rd, Value::Unknown),
            Instruction::Other => continue,
        };
        registers[rd] = value;
        // Once it is lost, it stays lost.
        sp(&registers)?;
    }
    sp(&registers)
}

/// How far above the stack pointer the frame pointer is set up.
fn frame_pointer_offset(mut before: &[u8]) -> Option<i64> {
    let mut offset = None;
    while let Some((instruction, rest)) = next(before) {
        if let Instruction::AddImmediate { rd: FP, rs: SP, imm } = instruction {
            offset = Some(imm);
        }
        before = rest;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `jalr ra`
    const CALL: [u8; 4] = [0xe7, 0x80, 0x00, 0x00];

    fn size(before: &[u8], body: &[&[u8]]) -> Option<FrameSize> {
        frame_size(before, &[body.concat().as_slice(), &CALL].concat())
    }

    fn expect(pushed_bytes: u32, align: u32, frame_bytes: u32) -> Option<FrameSize> {
        Some(FrameSize { pushed_bytes, align, frame_bytes })
    }

    /// `addi s0, sp, 32` and `addi s0, sp, 2032`
    const SHORT: &[u8] = &[0x00, 0x10];
    const LONG: &[u8] = &[0x13, 0x04, 0x01, 0x7f];

    #[test]
    fn frame_sizes_of_prologues() {
        // mv s1, a1
        assert_eq!(size(SHORT, &[&[0xae, 0x84]]), expect(32, 1, 0));
        // addi sp, sp, -2048; addi sp, sp, -960
        assert_eq!(size(LONG, &[&[0x13, 0x01, 0x01, 0x80], &[0x13, 0x01, 0x01, 0xc4]]), expect(2032 + 2048 + 960, 1, 0));
        // addi sp, sp, -16, the short form
        assert_eq!(size(SHORT, &[&[0x41, 0x11]]), expect(48, 1, 0));
    }

    #[test]
    fn loops_that_probe_pages() {
        // lui a1, 24; sub t1, sp, a1; lui t2, 1; sub sp, sp, t2; sd zero, 0(sp); bne sp, t1, -6; addi sp, sp, -1248
        let body: [&[u8]; 7] = [
            &[0xe1, 0x65],
            &[0x33, 0x03, 0xb1, 0x40],
            &[0x85, 0x63],
            &[0x33, 0x01, 0x71, 0x40],
            &[0x02, 0xe0],
            &[0xe3, 0x1d, 0x61, 0xfe],
            &[0x13, 0x01, 0x01, 0xb2],
        ];
        assert_eq!(size(SHORT, &body), expect(32 + 24 * 4096 + 1248, 1, 0));
    }

    #[test]
    fn aligned_frames() {
        // andi sp, sp, -64; mv a0, sp
        assert_eq!(size(SHORT, &[&[0x13, 0x71, 0x01, 0xfc], &[0x0a, 0x85]]), expect(32, 64, 0));
    }

    #[test]
    fn other_frames_are_refused() {
        // no frame pointer; sub sp, sp, a0 of an unknown a0; mv sp, a0; andi sp, sp, -63
        assert_eq!(size(&[0xae, 0x84], &[]), None);
        const CODE: [&[u8]; 3] = [&[0x33, 0x01, 0xa1, 0x40], &[0x2a, 0x81], &[0x13, 0x71, 0x11, 0xfc]];
        for body in CODE {
            assert_eq!(size(SHORT, &[body]), None, "{body:x?}");
        }
    }
}
