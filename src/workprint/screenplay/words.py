"""Lists of words, written as text so that they read as lists."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of `text`, which blanks separate."""
    return frozenset(text.split())


METADATA = words(
    """
    时间 地点 地址 人物 场景 场次 场 日期 景别 景 备注 注 注意 注释 编剧 导演 作者
    原著 改编 标题 片名 剧名 题目 主演 演员 字幕 片头 片尾 画面 镜头 音乐 音效 配乐
    声音 主题曲 片尾曲 服装 道具 化妆 灯光 出场人物 主要人物 角色 人物表 简介 梗概
    故事梗概 主题 类型 题材 时长 片长 集数 内景 外景 内 外 提示 说明 特写 大特写 全景
    航拍 跟拍 俯拍 仰拍 主观镜头 主观视角 慢镜头 慢动作 长镜头 分屏
    远景 中景 近景 空镜 空镜头 闪回 回忆 转场 叠化 淡入 淡出 切至 切 黑场 定格 蒙太奇
    天气 季节 时代 年代 背景 版本 稿次 联系 联系方式 电话 邮箱 版权 序 序幕 尾声 幕
    第一幕 第二幕 第三幕 另 例如 比如 结果 原来 另外 总之 同时 此时 只见 突然 其中
    动作 表情 台词 对白 内容 上面写着 写着 上写 手机屏幕 屏幕 短信 微信 信上 标牌 招牌
    """
)
"""Words before a colon that tell about the script or the shot; nobody of that name speaks."""

ASIDES = words("回忆 闪回 梦境 梦 幻觉 幻想 现实 雨 雪 大雨 小雨 大雪 空镜 续 插叙 倒叙")
"""What a heading may add after the time; neither a place nor a person."""
