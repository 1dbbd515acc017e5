//! What can be typed at the beginning and at the end: a new site, a new page, a parcel to upload.
//!
//! Part of `cli`.

use std::path::PathBuf;

use clap::Args;

/// `init`.
#[derive(Debug, Clone, Default, Args)]
pub struct Init {
    /// 建在哪个文件夹里；不在就新建
    #[arg(value_name = "文件夹")]
    pub dir: PathBuf,
    /// 不提问，没写的用默认值
    #[arg(short = 'y', long)]
    pub yes: bool,
    /// 学校全称
    #[arg(long, value_name = "学校")]
    pub name: Option<String>,
    /// 简称，默认同全称
    #[arg(long, value_name = "简称")]
    pub short: Option<String>,
    /// 类别：中职、技工学校、高职、职业本科、教育局、企业
    #[arg(long, value_name = "类别")]
    pub kind: Option<String>,
    /// 隶属：区直、市属、县属、民办
    #[arg(long, value_name = "隶属")]
    pub affiliation: Option<String>,
    /// 所在的市，例如 某某市
    #[arg(long, value_name = "市")]
    pub city: Option<String>,
    /// ICP 备案号
    #[arg(long, value_name = "备案号")]
    pub icp: Option<String>,
    /// 公安备案号
    #[arg(long, value_name = "备案号")]
    pub police: Option<String>,
    /// 活动周，例如 guangxi-2024
    #[arg(long, value_name = "活动周")]
    pub edition: Option<String>,
    /// 外观，例如 hong
    #[arg(long, value_name = "外观")]
    pub theme: Option<String>,
}

/// `new`.
#[derive(Debug, Clone, Default, Args)]
pub struct New {
    /// 哪一种：活动、动态、案例、人物、媒体、通知、图集、单页、展项、节目，或自己的栏目
    #[arg(value_name = "种类")]
    pub kind: Option<String>,
    /// 标题
    #[arg(value_name = "标题")]
    pub title: Option<String>,
    /// 哪一天，例如 5月21日；默认今天，今天不在活动周里就用第一天
    #[arg(long, value_name = "日期")]
    pub date: Option<String>,
    /// 键名用中文；默认跟着已有的页面
    #[arg(long, conflicts_with = "en")]
    pub zh: bool,
    /// 键名用英文
    #[arg(long)]
    pub en: bool,
    /// 建好以后打开来写
    #[arg(long)]
    pub edit: bool,
    /// 给活动安排表或媒体台账里的一行建网页：时间、地点等仍用表格里的
    #[arg(long)]
    pub from_row: bool,
}

/// `pack`.
#[derive(Debug, Clone, Default, Args)]
pub struct Pack {
    /// 只打包上次打包以后变了的，要删的列成清单
    #[arg(long)]
    pub changed: bool,
    /// 不打成 zip，摆成文件夹，可以直接拖进 FileZilla
    #[arg(long)]
    pub dir: bool,
}

/// `new-year`.
#[derive(Debug, Clone, Default, Args)]
pub struct NewYear {
    /// 换成哪一届，例如 national-2025
    #[arg(value_name = "活动周")]
    pub edition: Option<String>,
}
