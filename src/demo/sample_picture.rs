//! A picture for the demo, drawn by code: a bank's list of payments, three of them the same.

const WIDTH: usize = 360;
const HEIGHT: usize = 300;

/// White, a pale line, words, and what was booked.
const COLOURS: [[u8; 3]; 4] = [
    [0xff, 0xff, 0xff],
    [0xdd, 0xe1, 0xe8],
    [0x5b, 0x65, 0x77],
    [0xb4, 0x23, 0x18],
];

/// Digits and signs, three dots wide and five high, a row in three bits.
const GLYPHS: [(char, [u8; 5]); 13] = [
    ('0', [7, 5, 5, 5, 7]),
    ('1', [2, 6, 2, 2, 7]),
    ('2', [7, 1, 7, 4, 7]),
    ('3', [7, 1, 7, 1, 7]),
    ('4', [5, 5, 7, 1, 1]),
    ('5', [7, 4, 7, 1, 7]),
    ('6', [7, 4, 7, 5, 7]),
    ('7', [7, 1, 1, 2, 2]),
    ('8', [7, 5, 7, 5, 7]),
    ('9', [7, 5, 7, 1, 7]),
    (':', [0, 2, 0, 2, 0]),
    ('.', [0, 0, 0, 0, 2]),
    ('-', [0, 0, 7, 0, 0]),
];

/// The payments: when, how long the line beside it is, how much.
const PAYMENTS: [(&str, usize, &str); 4] = [
    ("08:12", 84, "-289.00"),
    ("08:14", 84, "-289.00"),
    ("08:16", 84, "-289.00"),
    ("07:40", 56, "-3.20"),
];

/// The picture as PNG.
pub(super) fn payments() -> Vec<u8> {
    let mut canvas = Canvas(vec![0; WIDTH * HEIGHT]);
    canvas.fill(0, 0, WIDTH, 52, 2);
    canvas.fill(20, 20, 120, 12, 0);
    for (row, (time, line, amount)) in PAYMENTS.into_iter().enumerate() {
        let y = 76 + row * 56;
        canvas.write(20, y, 3, time, 2);
        canvas.fill(84, y + 2, line, 10, 1);
        let wide = amount.len() * 16;
        let colour = if amount.starts_with("-289") { 3 } else { 2 };
        canvas.write(WIDTH - 20 - wide, y - 3, 4, amount, colour);
        canvas.fill(20, y + 34, WIDTH - 40, 1, 1);
    }
    png(&canvas)
}

/// Dots, each a number of a colour.
struct Canvas(Vec<u8>);

impl Canvas {
    fn fill(&mut self, x: usize, y: usize, width: usize, height: usize, colour: u8) {
        for row in y..y + height {
            let start = row * WIDTH + x;
            if let Some(dots) = self.0.get_mut(start..start + width) {
                dots.fill(colour);
            }
        }
    }

    fn write(&mut self, x: usize, y: usize, size: usize, text: &str, colour: u8) {
        for (place, letter) in text.chars().enumerate() {
            let glyph = GLYPHS.iter().find(|(known, _)| *known == letter);
            let rows = glyph.map_or([0; 5], |(_, rows)| *rows);
            for (down, row) in rows.into_iter().enumerate() {
                for across in (0..3).filter(|across| row & (4 >> across) != 0) {
                    let x = x + (place * 4 + across) * size;
                    self.fill(x, y + down * size, size, size, colour);
                }
            }
        }
    }
}

fn png(canvas: &Canvas) -> Vec<u8> {
    let size = |pixels: usize| u32::try_from(pixels).unwrap_or_default().to_be_bytes();
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    // Two bits a dot, by a palette.
    let head = [&size(WIDTH)[..], &size(HEIGHT), &[2, 3, 0, 0, 0]].concat();
    chunk(&mut png, b"IHDR", &head);
    chunk(&mut png, b"PLTE", &COLOURS.concat());
    let mut rows = Vec::new();
    for row in canvas.0.chunks(WIDTH) {
        rows.push(0);
        let packed = row
            .chunks(4)
            .map(|four| four.iter().fold(0, |all, dot| all << 2 | dot));
        rows.extend(packed);
    }
    chunk(&mut png, b"IDAT", &stored(&rows));
    chunk(&mut png, b"IEND", b"");
    png
}

fn chunk(png: &mut Vec<u8>, name: &[u8; 4], body: &[u8]) {
    let length = u32::try_from(body.len()).unwrap_or_default();
    let named = [&name[..], body].concat();
    png.extend(length.to_be_bytes());
    png.extend(&named);
    png.extend(crc32(&named).to_be_bytes());
}

/// zlib's frame around bytes that are not compressed.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut framed = vec![0x78, 0x01];
    let last = bytes.len().div_ceil(60_000);
    for (number, part) in bytes.chunks(60_000).enumerate() {
        let length = u16::try_from(part.len()).unwrap_or_default();
        framed.push(u8::from(number + 1 == last));
        framed.extend(length.to_le_bytes());
        framed.extend((!length).to_le_bytes());
        framed.extend(part);
    }
    let (a, b) = bytes.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    framed.extend((b << 16 | a).to_be_bytes());
    framed
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => (crc >> 1) ^ 0xEDB8_8320,
            _ => crc >> 1,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::files::{Allowed, Declared, inspect};

    #[test]
    fn the_picture_is_one() {
        let found = inspect(&Declared::default(), &Allowed::default(), &payments()).unwrap();
        assert_eq!(found.media_type, "image/png");
        assert_eq!(found.pixels, Some((360, 300)));
    }
}
