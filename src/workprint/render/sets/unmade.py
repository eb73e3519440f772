"""Things that scripts name and the kit has no shape for. Tables only; never a complete list."""

from __future__ import annotations

VEHICLES = frozenset(
    "bus coach minibus taxi cab car truck lorry van wagon station-wagon limousine limo "
    "ambulance motorcycle motorbike moped scooter tram train plane aeroplane airplane "
    "helicopter tractor jeep pickup suv sedan hearse carriage cart tank submarine ferry yacht "
    "canoe kayak raft boat rowboat speedboat sailboat".split()
)
VEHICLES_ZH = (
    "公交车 公共汽车 大巴 出租车 汽车 轿车 卡车 货车 面包车 警车 救护车 消防车 摩托车 电动车 "
    "三轮车 马车 火车 列车 地铁 电车 飞机 直升机 拖拉机 渔船 轮船 快艇 末班车"
).split()

ANIMALS = frozenset(
    "dog puppy cat kitten horse pony donkey mule cow bull goat sheep lamb pig rabbit rat "
    "snake goldfish fish bird pigeon crow raven gull seagull owl parrot hen rooster duck "
    "goose swan wolf fox bear deer monkey elephant lion tiger butterfly spider frog turtle".split()
)
ANIMALS_ZH = (
    "狗 猫 马 牛 羊 猪 鸡 鸭 鹅 鱼 鸟 兔 鸽 驴 蛇 鹰 金鱼 小狗 小猫 兔子 鸽子 乌鸦 海鸥".split()
)

THINGS = frozenset(
    "violin cello viola fiddle piano accordion trumpet saxophone trombone flute harmonica "
    "drum drums banjo harp rifle shotgun musket crossbow bow sword spear shield machete baton "
    "bomb grenade hammer screwdriver toolbox saw shovel spade rake pickaxe crowbar drill "
    "ladder wheelbarrow mop walkie-talkie tablet microphone headphones telescope binoculars "
    "syringe stethoscope stretcher wheelchair crutch crutches cane stroller pram cradle crib "
    "coffin urn wallet basket balloon balloons kite doll teddy toy ball football basketball "
    "skateboard skis sled flag banner placard megaphone necklace bracelet medal trophy crown "
    "mask handcuffs net oar anchor tray scissors blanket pillow towel lighter pipe cigar "
    "cassette magazine drone robot easel paintbrush painting telegraph typewriter chessboard "
    "sandwich cake pizza birdcage cage aquarium fishbowl wreath snowman scarecrow parachute "
    "stool".split()
)
THINGS_ZH = (
    "小提琴 大提琴 二胡 琵琶 古筝 钢琴 手风琴 口琴 笛子 唢呐 步枪 猎枪 剑 长矛 盾牌 炸弹 "
    "手榴弹 锤子 螺丝刀 钳子 锯子 铁锹 铲子 梯子 拖把 对讲机 望远镜 注射器 针筒 "
    "听诊器 担架 轮椅 拐杖 婴儿车 摇篮 棺材 骨灰盒 钱包 篮子 气球 风筝 布娃娃 洋娃娃 玩具熊 "
    "皮球 足球 篮球 滑板 旗子 横幅 项链 手镯 奖杯 面具 手铐 渔网 船桨 托盘 剪刀 毯子 枕头 "
    "毛巾 抹布 打火机 烟斗 磁带 杂志 打字机 蛋糕 鸟笼 鱼缸 花圈 塑料袋 纸袋"
).split()

OF_TWO_WORDS = ("plastic bag", "paper bag", "shopping bag", "garbage bag", "trash bag", "body bag",
                "fishing rod", "walking stick", "remote control", "gas mask")  # fmt: skip
"""English things of two words."""

HAS = {
    "bench": frozenset("bus_stop park garden platform river church hall".split()),
    "boat": frozenset("boat pier beach river wheelhouse cabin lighthouse".split()),
    "rowboat": frozenset("boat pier beach river".split()),
    "car": frozenset({"car"}),
    "taxi": frozenset({"car"}),
    "cab": frozenset({"car"}),
    "jeep": frozenset({"car"}),
    "sedan": frozenset({"car"}),
    "van": frozenset({"car"}),
    "bus": frozenset({"bus"}),
    "coach": frozenset({"bus"}),
    "train": frozenset({"train"}),
    "tram": frozenset({"bus"}),
    "ferry": frozenset({"boat", "cabin"}),
    "yacht": frozenset({"boat", "cabin"}),
    "cart": frozenset({"noodle_stall"}),
    "stool": frozenset("bar cafe noodle_shop noodle_stall noodle_front workshop kitchen".split()),
    "blanket": frozenset("bedroom ward cabin".split()),
    "pillow": frozenset("bedroom ward cabin".split()),
    "piano": frozenset({"stage"}),
    "easel": frozenset({"workshop"}),
    "painting": frozenset("living_room hall bedroom".split()),
    "towel": frozenset({"bathroom"}),
    "typewriter": frozenset({"radio_room"}),
    "coffin": frozenset({"church"}),
    "公交车": frozenset({"bus"}), "大巴": frozenset({"bus"}), "末班车": frozenset({"bus"}),
    "出租车": frozenset({"car"}), "汽车": frozenset({"car"}), "轿车": frozenset({"car"}),
    "火车": frozenset({"train"}), "列车": frozenset({"train"}), "地铁": frozenset({"train"}),
    "飞机": frozenset({"train"}), "渔船": frozenset({"boat", "pier", "wheelhouse"}),
    "轮船": frozenset({"boat"}), "长椅": frozenset({"park"}),
}  # fmt: skip
"""Things that are part of some kits, or are the kit: there they are not missed."""

NO_THINGS = frozenset(
    "hand hands arm arms fist fists palm palms breath gaze eye eyes head heads look face door "
    "doors gate gates line lines conversation ground hair chin shoulder shoulders knee knees "
    "elbow wrist waist finger fingers thumb side sides baby child boy girl man woman son "
    "daughter mother father brother sister friend body corpse railing rail rails wheel wall "
    "sleeve collar coat jacket dress shirt shoe shoes boot boots glove gloves scarf place "
    "position pose smile grudge weight pace scent trail signal sound accent phrase check "
    "piece pieces speed call thread pause beat moment secret truth title fort court seat "
    "chair table desk bed sofa counter bench window edge corner end handle knob lid lever "
    "switch rear rest other others one ones thing things something nothing everything crowd "
    "room floor frame stare tune note meeting party job degree few bit lot lead hint tone "
    "scene space middle tears tear cheek cheeks nose ear ears lip lips mouth neck leg legs "
    "foot feet lap chest heart stomach back tail reins".split()
)
"""What is held without being a thing of its own."""
