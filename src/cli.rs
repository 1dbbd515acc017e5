//! What can be typed, in Chinese; nothing here means anything yet.

mod first;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use first::{Init, New, NewYear, Pack};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "zhuanlan",
    version,
    about = "把学校的文稿文件夹变成职业教育活动周专栏",
    override_usage = "zhuanlan [-C 文件夹] 命令 [选项]",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    help_template = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}",
    after_help = "\n例子：\n  zhuanlan build                 生成到 public 文件夹，整个上传就行\n  zhuanlan serve --open          边写边看\n  zhuanlan check                 看看哪里写错了、宣传清单还差什么\n  zhuanlan -C D:\\专栏 build      网站不在当前文件夹时\n"
)]
pub struct Cli {
    /// 网站所在的文件夹，默认是当前文件夹
    #[arg(short = 'C', value_name = "文件夹", default_value = ".", global = true, hide_default_value = true)]
    pub folder: PathBuf,
    /// 显示用法
    #[arg(short = 'h', long, global = true, display_order = 100, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, display_order = 101, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
    /// The command; none after a double click.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 新建一个专栏：问几句话，建好文件夹和示例
    #[command(
        override_usage = "zhuanlan init 文件夹 [选项]",
        help_template = WITH_PLACES,
        after_help = "\n例子：\n  zhuanlan init 专栏\n  zhuanlan init hdz --yes --name 某某职业技术学校 --city 某某市\n"
    )]
    Init(Init),
    /// 新建一个页面，常用的键都写好在里面
    #[command(
        override_usage = "zhuanlan new 种类 标题 [选项]",
        help_template = WITH_PLACES,
        after_help = "\n例子：\n  zhuanlan new 活动 校园开放日 --date 5月21日\n  zhuanlan new story 家长走进实训楼 --edit\n  zhuanlan new 活动 焊接体验课 --from-row   表格里已有这一行，再加正文和照片\n"
    )]
    New(New),
    /// 生成网站
    #[command(override_usage = "zhuanlan build [选项]", help_template = TEMPLATE, after_help = "\n例子：\n  zhuanlan build\n  zhuanlan build --out D:\\上传 --base-url https://www.example.edu.cn/hdz/\n")]
    Build(Build),
    /// 边写边看：保存就能在浏览器里看到
    #[command(override_usage = "zhuanlan serve [选项]", help_template = TEMPLATE, after_help = "\n例子：\n  zhuanlan serve --open\n  zhuanlan serve --host 0.0.0.0      手机也能看（同一个网络里的人都能看到）\n  zhuanlan serve --base /hdz/        看看放在网站的子文件夹里是什么样\n")]
    Serve(Serve),
    /// 生成网站，打成一个 zip，上传用
    #[command(
        override_usage = "zhuanlan pack [选项]",
        help_template = TEMPLATE,
        after_help = "\n例子：\n  zhuanlan pack                   整个网站，第一次上传用\n  zhuanlan pack --changed         只要改过的\n  zhuanlan pack --changed --dir   摆成文件夹，拖进 FileZilla\n"
    )]
    Pack(Pack),
    /// 检查内容和宣传清单；不写任何文件，除非加上 --fix
    #[command(override_usage = "zhuanlan check [选项]", help_template = TEMPLATE, after_help = "\n例子：\n  zhuanlan check\n  zhuanlan check --strict --format json\n  zhuanlan check --fix           把全角冒号、少空格这类小毛病改好\n")]
    Check(Check),
    /// 生成报送材料：表格、总结报告、照片……放到“报送”文件夹，不要上传
    #[command(override_usage = "zhuanlan report [选项]", help_template = TEMPLATE, after_help = "\n例子：\n  zhuanlan report                   全部材料\n  zhuanlan report --zip             再打成压缩包，可以直接发邮件\n  zhuanlan report --day 5月21日      当天的快报和简报\n  zhuanlan report --review 第一天      一篇文章的送审稿\n")]
    Report(Report),
    /// 把现成的材料变成网页：活动安排表、Word 文章、微信文章、照片、日程
    #[command(
        override_usage = "zhuanlan import 文件… [选项]",
        help_template = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}",
        after_help = "\n例子：\n  zhuanlan import 活动安排表.xlsx --dry-run   先看看会怎样，什么都不写\n  zhuanlan import 汽修系.xlsx 机电系.docx 学工处.csv\n  zhuanlan import 开幕报道.docx               Word 文章 → 动态\n  zhuanlan import 微信文章.html               浏览器里 Ctrl+S 存下来的文章 → 动态\n  zhuanlan import D:\\照片\\开放日           一个文件夹的照片 → 图集\n\n表格改了以后再导入一次，只更新改过的地方；在网页文件里手改过的不会动。\n"
    )]
    Import(Import),
    /// 解释一条提示是什么意思、怎么改
    #[command(
        override_usage = "zhuanlan explain [代码]",
        help_template = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}",
        after_help = "\n例子：\n  zhuanlan explain long-title\n  zhuanlan explain            列出全部代码\n"
    )]
    Explain(Explain),
    /// 换年份：去年的专栏存起来，同一个文件夹办下一届
    #[command(
        override_usage = "zhuanlan new-year 活动周",
        help_template = WITH_PLACES,
        after_help = "\n例子：\n  zhuanlan new-year national-2025\n"
    )]
    NewYear(NewYear),
    /// 给 VS Code 放好设置：写键名时有中文说明
    #[command(override_usage = "zhuanlan editor", help_template = TEMPLATE, after_help = "\n例子：\n  zhuanlan editor\n")]
    Editor,
    /// 主题（外观）：看看有哪些，或把一个拿出来改
    #[command(
        override_usage = "zhuanlan theme list\n      zhuanlan theme eject 名称",
        help_template = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}",
        disable_help_subcommand = true,
        after_help = "\n例子：\n  zhuanlan theme list\n  zhuanlan theme eject hong\n"
    )]
    Theme(Theme),
}

const TEMPLATE: &str = "{about}\n\n用法：{usage}\n\n选项：\n{options}{after-help}";
const WITH_PLACES: &str = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}";

/// `build`.
#[derive(Debug, Default, Args)]
pub struct Build {
    /// 输出到哪里，默认是网站里的 public
    #[arg(long, value_name = "文件夹")]
    pub out: Option<PathBuf>,
    /// 专栏的网址，代替配置里的
    #[arg(long, value_name = "网址")]
    pub base_url: Option<String>,
    /// 草稿也生成
    #[arg(long)]
    pub drafts: bool,
    /// 有“注意”也算不通过
    #[arg(long)]
    pub strict: bool,
    /// 同时用几个核
    #[arg(long, value_name = "个数")]
    pub jobs: Option<usize>,
}

/// `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// 端口；被占用时用后面空着的
    #[arg(long, value_name = "端口", default_value_t = 1111)]
    pub port: u16,
    /// 在哪个地址上打开；0.0.0.0 让手机也能看
    #[arg(long, value_name = "地址", default_value = "127.0.0.1")]
    pub host: String,
    /// 打开浏览器
    #[arg(long)]
    pub open: bool,
    /// 草稿也显示
    #[arg(long)]
    pub drafts: bool,
    /// 隔半秒看一次文件，用于 U 盘和网络文件夹
    #[arg(long)]
    pub poll: bool,
    /// 浏览器跟着转到刚改的那一页
    #[arg(long)]
    pub follow: bool,
    /// 放在哪个子文件夹下面看，例如 /hdz/
    #[arg(long, value_name = "路径", default_value = "/", hide_default_value = true)]
    pub base: String,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// 怎样列出：human 给人看，json 一行一条，github 给自动检查用
    #[arg(long, value_name = "样式", default_value = "human", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// 有“注意”也算不通过
    #[arg(long)]
    pub strict: bool,
    /// 草稿也检查
    #[arg(long)]
    pub drafts: bool,
    /// 把有把握的小毛病改好写回文稿（先列出改动，原来的文件留作 .bak）
    #[arg(long)]
    pub fix: bool,
    /// 也看外面的链接写得对不对（不上网）
    #[arg(long)]
    pub external: bool,
    /// 把这一天当作今天，看哪些过期了，例如 2024-05-13
    #[arg(long, value_name = "日期")]
    pub today: Option<String>,
}

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// 放到哪里，默认是网站里的“报送”文件夹
    #[arg(long, value_name = "文件夹")]
    pub out: Option<PathBuf>,
    /// 按截止日期打成压缩包
    #[arg(long)]
    pub zip: bool,
    /// 只做这一天的快报和简报，例如 5月21日
    #[arg(long, value_name = "日期", conflicts_with_all = ["zip", "review"])]
    pub day: Option<String>,
    /// 只做这一页的送审稿：写文件名、标题或路径
    #[arg(long, value_name = "文章", conflicts_with = "zip")]
    pub review: Option<String>,
    /// 有人改过的材料也换成新的
    #[arg(long)]
    pub force: bool,
}

/// `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// 文件或文件夹，可以一次写几个
    #[arg(value_name = "文件", required = true)]
    pub files: Vec<PathBuf>,
    /// 只看看会怎样，什么都不写
    #[arg(long)]
    pub dry_run: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// 提示里方括号中的代码，例如 long-title；不写就列出全部
    #[arg(value_name = "代码")]
    pub code: Option<String>,
}

/// `theme`.
#[derive(Debug, Args)]
pub struct Theme {
    /// What to do; without a word the themes are listed.
    #[command(subcommand)]
    pub what: Option<ThemeTask>,
}

/// What can be done with themes.
#[derive(Debug, Subcommand)]
pub enum ThemeTask {
    /// 列出可以用的主题
    #[command(override_usage = "zhuanlan theme list", help_template = TEMPLATE)]
    List,
    /// 把内置主题的文件放到网站的 themes 文件夹里，改了就用改过的
    #[command(
        override_usage = "zhuanlan theme eject 名称",
        help_template = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}"
    )]
    Eject {
        /// 主题的名称，例如 hong
        #[arg(value_name = "名称")]
        name: String,
    },
}

/// How diagnostics are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Human,
    /// An object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
}

/// Whether there is a command of that name.
pub fn has(command: &str) -> bool {
    use clap::CommandFactory;
    Cli::command().find_subcommand(command).is_some()
}

/// The help of the whole program.
pub fn help() -> String {
    use clap::CommandFactory;
    Cli::command().render_help().to_string()
}
