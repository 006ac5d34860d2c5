//! A hash of strings that is the same on every platform: what stands for a string that is not kept.

/// The hash of several strings, told apart where one ends and the next begins.
pub(crate) fn hash_parts(parts: &[&str]) -> u64 {
    let mut hash = 0x243f_6a88_85a3_08d3;
    for part in parts {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            hash = mix(hash, u64::from_le_bytes(*word));
        }
        let last = rest.iter().fold(0, |last, &byte| last << 8 | u64::from(byte));
        hash = mix(mix(hash, last), part.len() as u64);
    }
    hash ^ hash >> 32
}

/// Mixes a value into a hash.
const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::hash_parts;

    #[test]
    fn strings_are_told_apart() {
        let all = [
            hash_parts(&[]),
            hash_parts(&[""]),
            hash_parts(&["", ""]),
            hash_parts(&["ab", "c"]),
            hash_parts(&["a", "bc"]),
            hash_parts(&["abcdefgh"]),
            hash_parts(&["abcdefgh", ""]),
            hash_parts(&["abcdefghi"]),
            hash_parts(&["hgfedcba"]),
        ];
        for (i, hash) in all.iter().enumerate() {
            assert!(!all[i + 1..].contains(hash), "{i}");
        }
    }
}
