//! How values become numbers and words: one trait, and two macros that list the fields and variants of a type once for
//! both directions.

use alloc::{string::String, vec::Vec};

use super::stream::{Reader, Writer};

/// A value that can be part of a pack.
pub(crate) trait Stored: Sized {
    /// Reads a value; anything at all, once [`Reader::refuse`] was called.
    fn read(from: &mut Reader<'_>) -> Self;

    /// Writes what [`Stored::read`] reads.
    fn write(&self, to: &mut Writer);
}

/// Stores types field by field, in this order; a field after `;` is not stored.
macro_rules! record {
    ($($kind:ident { $($field:tt),+ $(; $($left:ident: $value:expr),+)? })+) => {$(
        impl $crate::codec::Stored for $kind {
            fn read(from: &mut $crate::codec::Reader<'_>) -> Self {
                Self { $($field: $crate::codec::Stored::read(from),)+ $($($left: $value,)+)? }
            }

            fn write(&self, to: &mut $crate::codec::Writer) {
                $(self.$field.write(to);)+
            }
        }
    )+};
}

/// Stores an enumeration as the number of its variant and the fields of that; an unknown number is refused and read
/// as the value after `else`.
macro_rules! choice {
    ($($kind:ident {
        $($tag:literal => $variant:ident $(($($item:ident),+))? $({ $($field:ident),+ })?),+ ; else $other:expr
    })+) => {$(
        impl $crate::codec::Stored for $kind {
            fn read(from: &mut $crate::codec::Reader<'_>) -> Self {
                match from.number() {
                    $($tag => Self::$variant
                        $(($({ let $item = $crate::codec::Stored::read(from); $item }),+))?
                        $({ $($field: $crate::codec::Stored::read(from)),+ })?,)+
                    _ => {
                        from.refuse();
                        $other
                    }
                }
            }

            fn write(&self, to: &mut $crate::codec::Writer) {
                match self {
                    $(Self::$variant $(($($item),+))? $({ $($field),+ })? => {
                        to.number($tag);
                        $($($item.write(to);)+)?
                        $($($field.write(to);)+)?
                    })+
                }
            }
        }
    )+};
}

pub(crate) use {choice, record};

impl Stored for u64 {
    fn read(from: &mut Reader<'_>) -> Self {
        from.number()
    }

    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }
}

/// Whole numbers that fit into 64 bits; `$wide` is the one that is stored.
macro_rules! narrow {
    ($($kind:ty as $wide:ty),+) => {$(
        impl Stored for $kind {
            fn read(from: &mut Reader<'_>) -> Self {
                Self::try_from(<$wide>::read(from)).unwrap_or_else(|_| {
                    from.refuse();
                    0
                })
            }

            fn write(&self, to: &mut Writer) {
                <$wide>::from(*self).write(to);
            }
        }
    )+};
}

narrow!(u8 as u64, u16 as u64, u32 as u64, i16 as i64);

/// Numbers near nought are short, whatever their sign: 0, −1, 1, −2 are stored as 0, 1, 2, 3.
impl Stored for i64 {
    fn read(from: &mut Reader<'_>) -> Self {
        let folded = from.number();
        (folded >> 1).cast_signed() ^ -(folded & 1).cast_signed()
    }

    fn write(&self, to: &mut Writer) {
        to.number(((self << 1) ^ (self >> 63)).cast_unsigned());
    }
}

impl Stored for bool {
    fn read(from: &mut Reader<'_>) -> Self {
        let number = from.number();
        if number > 1 {
            from.refuse();
        }
        number == 1
    }

    fn write(&self, to: &mut Writer) {
        to.number(u64::from(*self));
    }
}

impl Stored for String {
    fn read(from: &mut Reader<'_>) -> Self {
        let mut text = Self::new();
        while let Some(character) = from.character() {
            text.push(character);
        }
        text
    }

    fn write(&self, to: &mut Writer) {
        to.text(self);
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }

    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(from: &mut Reader<'_>) -> Self {
        let mut list = Self::new();
        // Every item takes at least a byte, so a count that is too large comes to an end with the bytes.
        for _ in 0..from.number() {
            if !from.is_sound() {
                break;
            }
            list.push(T::read(from));
        }
        list
    }

    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u64);
        for item in self {
            item.write(to);
        }
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }

    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }
}
