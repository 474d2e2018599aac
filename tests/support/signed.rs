//! Packs of any bytes under a header that fits them.
#![allow(dead_code, reason = "each program uses its own part")]

/// Magic, format and hash.
pub const HEADER: usize = 16;

/// A body under a header that fits it.
pub fn signed(body: &[u8]) -> Vec<u8> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in body {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut bytes = b"JZPACK".to_vec();
    bytes.extend(jiuzhu_engine::FORMAT.to_le_bytes());
    bytes.extend(hash.to_le_bytes());
    bytes.extend(body);
    bytes
}
