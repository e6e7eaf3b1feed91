//! Random numbers that are the same in every run.

/// A generator of the xorshift family: small, and good enough for choosing test cases.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator; equal seeds give equal numbers.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.number()) * limit as u128) >> 64) as usize
    }

    /// A byte that decoders tend to stumble over.
    pub fn interesting_byte(&mut self) -> u8 {
        const BYTES: [u8; 8] = [0, 1, 0x0b, 0x40, 0x7f, 0x80, 0xfc, 0xff];
        if self.below(2) == 0 { BYTES[self.below(BYTES.len())] } else { self.number() as u8 }
    }
}
