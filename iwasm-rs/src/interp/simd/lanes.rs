//! 128-bit vectors, and functions that apply to their lanes what the table says. All are loops of constant length over arrays, of which LLVM
//! makes vector instructions. Hosts are little-endian: lane 0 is in the lowest byte.

/// A v128 as it lies in two slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub(in crate::interp) struct V128(pub(in crate::interp) [u8; 16]);

/// An array of lanes.
pub(super) trait Lanes: Copy {
    fn of(v: V128) -> Self;
    fn vector(self) -> V128;
}

macro_rules! lanes {
    ($($ty:ty)*) => {$(
        impl Lanes for $ty {
            #[inline(always)]
            fn of(v: V128) -> Self {
                // SAFETY: both are 16 bytes of which any value is valid.
                unsafe { std::mem::transmute(v) }
            }

            #[inline(always)]
            fn vector(self) -> V128 {
                // SAFETY: as above.
                unsafe { std::mem::transmute(self) }
            }
        }
    )*};
}
lanes!([u8; 16] [i8; 16] [u16; 8] [i16; 8] [u32; 4] [i32; 4] [f32; 4] [u64; 2] [i64; 2] [f64; 2]);
#[cfg(target_arch = "x86_64")]
lanes!(std::arch::x86_64::__m128i);

/// A number that is a lane of a vector.
pub(in crate::interp) trait LaneNumber: Copy {
    /// The vector with this number in the place of a lane: made in a register, since a CPU waits where it loads what it has stored in parts.
    fn replace(self, v: V128, lane: u32) -> V128;
}

macro_rules! lane_numbers {
    ($($ty:ty, $bits:ty, $count:literal, $to_bits:expr;)*) => {$(
        impl LaneNumber for $ty {
            #[inline(always)]
            fn replace(self, v: V128, lane: u32) -> V128 {
                let (lanes, bits) = (<[$bits; $count]>::of(v), $to_bits(self));
                std::array::from_fn::<$bits, $count, _>(|i| if i as u32 == lane { bits } else { lanes[i] }).vector()
            }
        }
    )*};
}
lane_numbers! {
    u32, u32, 4, std::convert::identity;
    u64, u64, 2, std::convert::identity;
    f32, u32, 4, f32::to_bits;
    f64, u64, 2, f64::to_bits;
}

/// Of more lanes than that there are not registers enough.
macro_rules! narrow_lane_numbers {
    ($($ty:ty)*) => {$(
        impl LaneNumber for $ty {
            #[inline(always)]
            fn replace(self, v: V128, lane: u32) -> V128 {
                let ([low, high], at) = (<[u64; 2]>::of(v), lane * <$ty>::BITS);
                let (is_low, shift) = (at < u64::BITS, at % u64::BITS);
                let half = if is_low { low } else { high } & !(u64::from(<$ty>::MAX) << shift) | u64::from(self) << shift;
                of_halves(if is_low { [half, high] } else { [low, half] })
            }
        }
    )*};
}
narrow_lane_numbers!(u8 u16);

/// A vector of its halves, made in a register.
#[inline(always)]
pub(super) fn of_halves(lanes: [u64; 2]) -> V128 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is there.
    return unsafe { std::arch::x86_64::_mm_set_epi64x(lanes[1] as i64, lanes[0] as i64) }.vector();
    #[cfg(not(target_arch = "x86_64"))]
    lanes.vector()
}

/// A vector of its quarters, made in a register.
#[inline(always)]
pub(super) fn of_quarters(lanes: [i32; 4]) -> V128 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is there.
    return unsafe { std::arch::x86_64::_mm_set_epi32(lanes[3], lanes[2], lanes[1], lanes[0]) }.vector();
    #[cfg(not(target_arch = "x86_64"))]
    lanes.vector()
}

/// What comparisons give: all ones or all zeros.
pub(super) trait Mask {
    fn mask(holds: bool) -> Self;
}

macro_rules! masks {
    ($($ty:ty)*) => {$(
        impl Mask for $ty {
            #[inline(always)]
            fn mask(holds: bool) -> Self {
                <$ty>::from(holds).wrapping_neg()
            }
        }
    )*};
}
masks!(u8 u16 u32 u64);

/// A lane wherever that is dead.
#[inline(always)]
pub(super) fn mask<M: Mask>(holds: bool) -> M {
    M::mask(holds)
}

/// Each lane by itself.
#[inline(always)]
pub(super) fn map<T: Copy, U, const N: usize>(x: V128, f: impl Fn(T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; N]: Lanes,
{
    let x = <[T; N]>::of(x);
    std::array::from_fn::<U, N, _>(|i| f(x[i])).vector()
}

/// Two lanes of the same place.
#[inline(always)]
pub(super) fn zip<T: Copy, U, const N: usize>(l: V128, r: V128, f: impl Fn(T, T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; N]: Lanes,
{
    let (l, r) = (<[T; N]>::of(l), <[T; N]>::of(r));
    std::array::from_fn::<U, N, _>(|i| f(l[i], r[i])).vector()
}

/// Three lanes of the same place.
#[inline(always)]
pub(super) fn zip3<T: Copy, const N: usize>(x: V128, y: V128, z: V128, f: impl Fn(T, T, T) -> T) -> V128
where
    [T; N]: Lanes,
{
    let (x, y, z) = (<[T; N]>::of(x), <[T; N]>::of(y), <[T; N]>::of(z));
    std::array::from_fn::<T, N, _>(|i| f(x[i], y[i], z[i])).vector()
}

/// All lanes the same.
#[inline(always)]
pub(super) fn splat<T: Copy, const N: usize>(x: T) -> V128
where
    [T; N]: Lanes,
{
    [x; N].vector()
}

/// The lanes of one half, made twice as wide.
#[inline(always)]
pub(super) fn extend<const HIGH: bool, T: Copy, U, const N: usize, const M: usize>(x: V128, f: impl Fn(T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let x = <[T; N]>::of(x);
    std::array::from_fn::<U, M, _>(|i| f(x[if HIGH { M + i } else { i }])).vector()
}

/// Two lanes of the same place in one half, combined to a lane twice as wide.
#[inline(always)]
pub(super) fn extend2<const HIGH: bool, T: Copy, U, const N: usize, const M: usize>(l: V128, r: V128, f: impl Fn(T, T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let (l, r) = (<[T; N]>::of(l), <[T; N]>::of(r));
    let at = |i: usize| if HIGH { M + i } else { i };
    std::array::from_fn::<U, M, _>(|i| f(l[at(i)], r[at(i)])).vector()
}

/// Neighbouring lanes, combined to one twice as wide.
#[inline(always)]
pub(super) fn pairwise<T: Copy, U, const N: usize, const M: usize>(x: V128, f: impl Fn(T, T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let x = <[T; N]>::of(x);
    std::array::from_fn::<U, M, _>(|i| f(x[2 * i], x[2 * i + 1])).vector()
}

/// Products of lanes of the same place, neighbours combined.
#[inline(always)]
pub(super) fn dot<T: Copy, U: Copy, const N: usize, const M: usize>(
    l: V128,
    r: V128,
    product: impl Fn(T, T) -> U,
    sum: impl Fn(U, U) -> U,
) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let (l, r) = (<[T; N]>::of(l), <[T; N]>::of(r));
    let product = |i: usize| product(l[i], r[i]);
    std::array::from_fn::<U, M, _>(|i| sum(product(2 * i), product(2 * i + 1))).vector()
}

/// The lanes of both, made half as wide.
#[inline(always)]
pub(super) fn narrow<T: Copy, U, const N: usize, const M: usize>(l: V128, r: V128, f: impl Fn(T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let (l, r) = (<[T; N]>::of(l), <[T; N]>::of(r));
    std::array::from_fn::<U, M, _>(|i| f(if i < N { l[i] } else { r[i - N] })).vector()
}

/// The lanes made half as wide, and zeros above.
#[inline(always)]
pub(super) fn narrow_zero<T: Copy, U: Default, const N: usize, const M: usize>(x: V128, f: impl Fn(T) -> U) -> V128
where
    [T; N]: Lanes,
    [U; M]: Lanes,
{
    let x = <[T; N]>::of(x);
    std::array::from_fn::<U, M, _>(|i| if i < N { f(x[i]) } else { U::default() }).vector()
}

/// Whether all lanes satisfy a condition.
#[inline(always)]
pub(super) fn all<T: Copy, const N: usize>(x: V128, f: impl Fn(T) -> bool) -> u32
where
    [T; N]: Lanes,
{
    u32::from(<[T; N]>::of(x).into_iter().fold(true, |all, lane| all & f(lane)))
}

/// A bit for each lane that satisfies a condition.
#[inline(always)]
pub(super) fn bits<T: Copy, const N: usize>(x: V128, f: impl Fn(T) -> bool) -> u32
where
    [T; N]: Lanes,
{
    let x = <[T; N]>::of(x);
    (0..N).fold(0, |bits, i| bits | u32::from(f(x[i])) << i)
}

/// The bytes of `x` with these numbers; 0 for those that it does not have.
#[inline(always)]
pub(super) fn swizzle(x: V128, numbers: V128) -> V128 {
    shuffle(x, V128([0; 16]), numbers)
}

/// The bytes of two vectors, one behind the other, with these numbers; greater ones mean the second vector modulo 16.
#[inline(always)]
pub(super) fn shuffle(l: V128, r: V128, numbers: V128) -> V128 {
    let [low, high] = Lanes::of(numbers);
    [shuffle_half(Lanes::of(l), Lanes::of(r), low), shuffle_half(Lanes::of(l), Lanes::of(r), high)].vector()
}

/// Eight bytes of a shuffle. By shifts, and without closures that LLVM might not inline: what a variable or a call needs lies in memory, and a
/// handler with memory of its own does not end in a jump.
#[inline(always)]
fn shuffle_half(l: [u64; 2], r: [u64; 2], numbers: u64) -> u64 {
    let (mut bytes, mut at) = (0, 0);
    while at < 64 {
        let number = numbers >> at & 0xff;
        let [low, high] = if number < 16 { l } else { r };
        let half = if number & 8 == 0 { low } else { high };
        bytes |= (half >> ((number & 7) * 8) & 0xff) << at;
        at += 8;
    }
    bytes
}

/// Numbers, made twice as wide. (`map` of arrays is a call in handlers.)
#[inline(always)]
pub(super) fn wider<T: Copy, U, const N: usize>(x: [T; N], f: impl Fn(T) -> U) -> V128
where
    [U; N]: Lanes,
{
    std::array::from_fn::<U, N, _>(|i| f(x[i])).vector()
}

/// Bits of `x` where the mask has ones, bits of `y` where it has zeros.
#[inline(always)]
pub(super) fn bitselect(x: V128, y: V128, mask: V128) -> V128 {
    zip3(x, y, mask, |x: u64, y, mask| y ^ (x ^ y) & mask)
}

/// The rounded product of two numbers with 15 bits behind the point. The one that does not fit becomes the greatest number.
#[inline(always)]
pub(super) fn q15_product(l: i16, r: i16) -> i16 {
    ((i32::from(l) * i32::from(r) + 0x4000) >> 15).min(0x7fff) as i16
}

/// Roundings to integral numbers without calls of the C library, which vectors would need lane by lane: adding and subtracting 2^23 (2^52)
/// rounds a smaller number to nearest even, from which the others are one step away.
macro_rules! roundings {
    ($module:ident, $ty:ty, $power:literal) => {
        pub(super) mod $module {
            /// The number if it is integral already, else `f` of it with its sign. NaNs become quiet.
            #[inline(always)]
            fn round(x: $ty, f: impl Fn($ty) -> $ty) -> $ty {
                let small = x.abs() < $power;
                let rounded = f(x).copysign(x);
                let large = if x.is_nan() { x + x } else { x };
                if small { rounded } else { large }
            }

            #[inline(always)]
            fn to_even(x: $ty) -> $ty {
                ((x.abs() + $power) - $power).copysign(x)
            }

            #[inline(always)]
            pub(in super::super) fn nearest(x: $ty) -> $ty {
                round(x, to_even)
            }

            #[inline(always)]
            pub(in super::super) fn floor(x: $ty) -> $ty {
                round(x, |x| to_even(x) - if to_even(x) > x { 1.0 } else { 0.0 })
            }

            #[inline(always)]
            pub(in super::super) fn ceil(x: $ty) -> $ty {
                round(x, |x| to_even(x) + if to_even(x) < x { 1.0 } else { 0.0 })
            }

            #[inline(always)]
            pub(in super::super) fn trunc(x: $ty) -> $ty {
                round(x, |x| to_even(x).abs() - if to_even(x).abs() > x.abs() { 1.0 } else { 0.0 })
            }
        }
    };
}
roundings!(f32s, f32, 8_388_608.0);
roundings!(f64s, f64, 4_503_599_627_370_496.0);
