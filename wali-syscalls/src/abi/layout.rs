//! Struct layouts as values.

/// A field: offset and size in bytes in guest and host memory. A wider copy is zero-extended, a narrower one truncated.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Offset and size in guest memory.
    pub guest: (usize, usize),
    /// Offset and size in the kernel's struct.
    pub host: (usize, usize),
}

/// A struct that guest and kernel lay out differently; all fields are little-endian.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Bytes in guest memory.
    pub guest_bytes: usize,
    /// Bytes of the kernel's struct.
    pub host_bytes: usize,
    /// Its fields; bytes between them become zero.
    pub fields: &'static [Field],
}

/// A field of one size at two offsets, or of two sizes.
pub(super) const fn field(guest: usize, guest_bytes: usize, host: usize, host_bytes: usize) -> Field {
    Field { guest: (guest, guest_bytes), host: (host, host_bytes) }
}

impl Layout {
    /// Writes the kernel's form of `guest` to `host`; both have at least the layout's sizes.
    #[inline]
    pub fn to_host(&self, guest: &[u8], host: &mut [u8]) {
        host[..self.host_bytes].fill(0);
        for f in self.fields {
            let n = f.guest.1.min(f.host.1);
            host[f.host.0..][..n].copy_from_slice(&guest[f.guest.0..][..n]);
        }
    }

    /// Writes the guest's form of `host` to `guest`; both have at least the layout's sizes.
    #[inline]
    pub fn to_guest(&self, host: &[u8], guest: &mut [u8]) {
        guest[..self.guest_bytes].fill(0);
        for f in self.fields {
            let n = f.guest.1.min(f.host.1);
            guest[f.guest.0..][..n].copy_from_slice(&host[f.host.0..][..n]);
        }
    }

    /// Whether the fields lie within the struct and do not overlap, on either side.
    pub const fn is_consistent(&self) -> bool {
        let mut i = 0;
        while i < self.fields.len() {
            let a = self.fields[i];
            if a.guest.0 + a.guest.1 > self.guest_bytes || a.host.0 + a.host.1 > self.host_bytes {
                return false;
            }
            let mut j = 0;
            while j < i {
                let b = self.fields[j];
                if overlap(a.guest, b.guest) || overlap(a.host, b.host) {
                    return false;
                }
                j += 1;
            }
            i += 1;
        }
        true
    }
}

const fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.0 + b.1 && b.0 < a.0 + a.1
}
