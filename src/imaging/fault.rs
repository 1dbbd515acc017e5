//! Why a picture cannot be used, with its diagnostic code, its sentence and what to do.
//!
//! Part of `imaging`; `source` and `build` put a path to it and make it a diagnostic.

use super::{MAX_BYTES, MAX_MEMORY, MAX_PIXELS, MAX_SIDE};

/// What is wrong with a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file holds nothing.
    Empty,
    /// A picture in Apple's HEIC form.
    Heic,
    /// A picture in another form that is not taken, such as `BMP`.
    Foreign(&'static str),
    /// No picture at all.
    Unknown,
    /// The file ends before the picture does.
    Truncated,
    /// More pixels than are accepted: width and height.
    TooLarge(u32, u32),
    /// A file of so many bytes that it is not read.
    TooLong(u64),
    /// Decoding it would take so many bytes of memory that it is not begun.
    TooHeavy(u64),
    /// It looks like a picture but cannot be decoded; what the decoder said.
    Damaged(String),
    /// It is fine, but could not be written in the wanted form; what the encoder said.
    Unwritable(String),
}

impl Fault {
    /// The code of its diagnostic.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::Empty => "picture-empty",
            Fault::Heic => "picture-heic",
            Fault::Foreign(_) => "picture-format",
            Fault::Unknown | Fault::Damaged(_) | Fault::Unwritable(_) => "picture-unreadable",
            Fault::Truncated => "picture-truncated",
            Fault::TooLarge(..) | Fault::TooLong(_) | Fault::TooHeavy(_) => "picture-too-big",
        }
    }

    /// What to do about it, one line each.
    pub fn advice(&self) -> Vec<&'static str> {
        match self {
            Fault::Empty => vec!["可能没有复制完：重新复制一次原图"],
            Fault::Heic => {
                vec!["用看图软件打开这张照片，另存为 JPG，再换掉它", "苹果手机以后可以直接拍成 JPG：设置 → 相机 → 格式 → 选“兼容性最佳”"]
            }
            Fault::Foreign(_) => vec!["用看图软件或画图打开，另存为 JPG 或 PNG"],
            Fault::Unknown => vec!["用看图软件打开试试；打不开就换一张，不是图片就改回它原来的扩展名"],
            Fault::Truncated => vec!["可能没有传完或没有复制完：重新复制或下载一次原图"],
            Fault::TooLarge(..) | Fault::TooLong(_) | Fault::TooHeavy(_) => vec!["用看图软件把它缩小后另存，长边 4000 像素就足够清晰"],
            Fault::Damaged(_) | Fault::Unwritable(_) => vec!["用看图软件打开，另存为 JPG 后换掉它；打不开就要找原图"],
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Empty => f.write_str("图片是空的（0 字节）"),
            Fault::Heic => f.write_str("这是苹果手机的 HEIC 照片，多数浏览器打不开，不能发布"),
            Fault::Foreign(form) => write!(f, "这是 {form} 图片，网页用的是 JPG、PNG、WebP、GIF"),
            Fault::Unknown => f.write_str("内容不是图片"),
            Fault::Truncated => f.write_str("图片不完整，后半截缺失"),
            Fault::TooLarge(width, height) => {
                let (most, tenths) = (MAX_PIXELS / 100_000_000, MAX_PIXELS / 10_000_000 % 10);
                write!(f, "图片太大：{width}×{height} 像素，每边最多 {MAX_SIDE} 像素，总共最多 {most}.{tenths} 亿像素")
            }
            Fault::TooLong(bytes) => {
                write!(f, "图片文件太大：{} MB，最多 {} MB", bytes / 1024 / 1024, MAX_BYTES / 1024 / 1024)
            }
            Fault::TooHeavy(bytes) => {
                write!(f, "图片太大：处理它要用 {} MB 内存，最多 {} MB", bytes / 1024 / 1024, MAX_MEMORY / 1024 / 1024)
            }
            Fault::Damaged(reason) => write!(f, "图片已损坏，读不出来（{reason}）"),
            Fault::Unwritable(reason) => write!(f, "图片转换不了（{reason}）"),
        }
    }
}

impl std::error::Error for Fault {}
