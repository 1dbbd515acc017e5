//! What can be typed at the beginning: a new site, a new page.
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
