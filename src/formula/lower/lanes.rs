//! Comparing 32 bytes of numbers at once, where the processor can; bit by bit the same as in
//! [`kernels`](super::kernels), which is there for every processor.

use crate::formula::lower::kernels::{Plane, ROWS};

/// A number of some width as the processor compares many of them.
pub(super) trait Wide: Copy {
    /// Sets the bits of the rows whose number is at least `cut`, which is not the unknown; false
    /// if that cannot be done here.
    fn at_least_at_once(numbers: &[Self; ROWS], cut: Self, plane: &mut Plane) -> bool {
        _ = (numbers, cut, plane);
        false
    }
}

impl Wide for i64 {}

#[cfg(not(target_arch = "x86_64"))]
impl Wide for i8 {}
#[cfg(not(target_arch = "x86_64"))]
impl Wide for i16 {}
#[cfg(not(target_arch = "x86_64"))]
impl Wide for i32 {}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{Plane, ROWS, Wide};
    use core::arch::x86_64::__m256i;
    use pulp::x86::V3;
    use pulp::{NullaryFnOnce, cast};

    /// 64 bits from the bits of 32 rows and of the next 32.
    #[inline(always)]
    fn halves(first: i32, second: i32) -> u64 {
        u64::from(first.cast_unsigned()) | u64::from(second.cast_unsigned()) << 32
    }

    // No closures in what follows: they would not be compiled for these instructions.

    /// A comparison of 1,024 numbers, ready to be made.
    struct Comparing<'a, T> {
        simd: V3,
        numbers: &'a [T; ROWS],
        cut: T,
        plane: &'a mut Plane,
    }

    macro_rules! wide {
        ($($width:ty),*) => {$(
            impl Wide for $width {
                fn at_least_at_once(
                    numbers: &[Self; ROWS],
                    cut: Self,
                    plane: &mut Plane,
                ) -> bool {
                    let Some(simd) = V3::try_new() else { return false };
                    simd.vectorize(Comparing { simd, numbers, cut, plane });
                    true
                }
            }
        )*};
    }

    wide!(i8, i16, i32);

    impl NullaryFnOnce for Comparing<'_, i8> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let Comparing { simd: V3 { avx, avx2, .. }, numbers, cut, plane } = self;
            let below = avx._mm256_set1_epi8(cut - 1);
            for (word, numbers) in plane.iter_mut().zip(numbers.as_chunks::<64>().0) {
                let [first, second]: [__m256i; 2] = cast(*numbers);
                let first = avx2._mm256_movemask_epi8(avx2._mm256_cmpgt_epi8(first, below));
                let second = avx2._mm256_movemask_epi8(avx2._mm256_cmpgt_epi8(second, below));
                *word = halves(first, second);
            }
        }
    }

    impl NullaryFnOnce for Comparing<'_, i16> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let Comparing { simd: V3 { avx, avx2, .. }, numbers, cut, plane } = self;
            let below = avx._mm256_set1_epi16(cut - 1);
            for (word, numbers) in plane.iter_mut().zip(numbers.as_chunks::<64>().0) {
                let quarters: [__m256i; 4] = cast(*numbers);
                let mut found = [0; 2];
                for at in 0..2 {
                    let first = avx2._mm256_cmpgt_epi16(quarters[2 * at], below);
                    let second = avx2._mm256_cmpgt_epi16(quarters[2 * at + 1], below);
                    // Two are packed half by half; the halves are then put into the order of rows.
                    let packed = avx2._mm256_packs_epi16(first, second);
                    let ordered = avx2._mm256_permute4x64_epi64::<0b11_01_10_00>(packed);
                    found[at] = avx2._mm256_movemask_epi8(ordered);
                }
                *word = halves(found[0], found[1]);
            }
        }
    }

    impl NullaryFnOnce for Comparing<'_, i32> {
        type Output = ();

        #[inline(always)]
        fn call(self) {
            let Comparing { simd: V3 { avx, avx2, .. }, numbers, cut, plane } = self;
            let below = avx._mm256_set1_epi32(cut - 1);
            for (word, numbers) in plane.iter_mut().zip(numbers.as_chunks::<64>().0) {
                let eighths: [__m256i; 8] = cast(*numbers);
                let mut found = [0; 8];
                for at in 0..8 {
                    let reached = avx2._mm256_cmpgt_epi32(eighths[at], below);
                    found[at] = avx._mm256_movemask_ps(avx._mm256_castsi256_ps(reached)) as u8;
                }
                *word = u64::from_le_bytes(found);
            }
        }
    }
}
