"""The words for places: which kit a location is, inside and out. Tables only."""

from __future__ import annotations

INTERIORS: dict[str, tuple[str, str]] = {
    "kitchen": ("kitchen kitchenette galley pantry", "厨房 灶间 伙房"),
    "bedroom": (
        "bedroom bedchamber nursery dormitory dorm|motel room|hotel room|hotel suite",
        "卧室 睡房 寝室 宿舍 客房 酒店房间 宾馆房间 主卧 次卧 闺房",
    ),
    "living_room": (
        "living room|sitting room|drawing room|family room|lounge parlour parlor den apartment "
        "flat "
        "house home penthouse loft villa mansion",
        "客厅 起居室 公寓 家中 家里 住宅 别墅 大宅 新房 老家",
    ),
    "bathroom": (
        "bathroom washroom toilet restroom|rest room|shower lavatory ladies' room|men's room",
        "浴室 卫生间 洗手间 厕所 盥洗室 洗澡间 澡堂",
    ),
    "hospital_corridor": (
        "hospital corridor|hospital hallway|hospital lobby|emergency room|clinic "
        "hospital waiting room",
        "医院走廊 医院过道 急诊室 急诊 医院大厅 候诊室 医院 诊所 手术室外 手术室门口",
    ),
    "ward": (
        "hospital room|hospital ward|ward icu|intensive care|operating room|operating theatre|"
        "infirmary "
        "sickroom morgue",
        "病房 重症监护室 手术室 监护室 护理室 太平间",
    ),
    "corridor": (
        "corridor hallway hall-way passage passageway hotel lobby|lobby landing foyer vestibule "
        "elevator lift entrance",
        "走廊 过道 楼道 走道 门厅 玄关 电梯 大堂 前厅",
    ),
    "stairwell": (
        "stairwell staircase stairs stairway|fire escape",
        "楼梯 楼梯间 楼梯口 消防通道",
    ),
    "tunnel": (
        "tunnel subway passage|sewer basement cellar bunker mine dungeon vault crypt "
        "cave",
        "隧道 地下室 地道 地窖 防空洞 矿井 下水道 山洞 地牢 密室",
    ),
    "office": (
        "office newsroom boardroom|meeting room|conference room|bullpen study bank agency "
        "laboratory lab control room|studio library archive reception",
        "办公室 会议室 写字楼 公司 编辑部 书房 银行 实验室 机房 工作室 图书馆 档案室 "
        "前台 接待室",
    ),
    "classroom": (
        "classroom school lecture hall|lecture theatre|seminar schoolroom university",
        "教室 课堂 学校 阶梯教室 自习室 大学 中学 小学",
    ),
    "police_room": (
        "police station|interrogation room|interview room|precinct cell prison jail|"
        "holding room|courtroom",
        "审讯室 派出所 公安局 警局 警察局 监狱 牢房 看守所 询问室 拘留所 法庭 会见室",
    ),
    "bookshop": (
        "bookshop bookstore|book shop|book store|second-hand bookshop|antique shop|"
        "antiquarian",
        "旧书店 书店 书屋 书局 旧书铺 古董店 二手书店",
    ),
    "shop": (
        "shop store supermarket grocery|convenience store|pharmacy bakery "
        "florist boutique salon barber "
        "mall "
        "department store|pawnshop",
        "商店 超市 便利店 小卖部 药店 花店 服装店 杂货店 铺子 理发店 商场 面包店 店铺 "
        "店里 当铺 店内",
    ),
    "cafe": (
        "cafe café coffee shop|coffeehouse tearoom|tea room|teahouse restaurant diner "
        "canteen cafeteria dining room|mess hall",
        "咖啡馆 咖啡厅 咖啡店 茶馆 茶室 餐厅 饭馆 饭店 食堂 酒楼 火锅店 餐馆 饭厅 茶楼",
    ),
    "noodle_shop": (
        "noodle shop|noodle house|noodle bar|noodle restaurant|dumpling shop",
        "面馆 夜宵面馆 面店 粉店 饺子馆 小吃店 夜宵店 馄饨店 拉面店 早餐店 包子铺",
    ),
    "bar": (
        "bar pub tavern nightclub|night club|club saloon inn casino karaoke",
        "酒吧 夜总会 歌厅 酒馆 迪厅 卡拉ok ktv 舞厅 夜店 小酒馆 客栈",
    ),
    "workshop": (
        "workshop studio forge|tool shed|shed boathouse|boat house|factory mill repair "
        "shop|watchmaker",
        "作坊 工作间 修理铺 修理店 工棚 工坊 铁匠铺 车间 修表店 木工房 棚屋",
    ),
    "garage": (
        "garage|parking garage|car repair|body shop",
        "车库 修车厂 修车铺 汽修厂 地下停车场",
    ),
    "warehouse": (
        "warehouse hangar depot barn storehouse stockroom|storage room|stable attic",
        "仓库 厂房 工厂 库房 机库 谷仓 货仓 马棚 阁楼 储藏室",
    ),
    "lamp_room": (
        "lamp room|lantern room|lighthouse tower lighthouse|watchtower|belfry|"
        "observatory",
        "灯塔 灯室 灯塔顶 塔楼 瞭望塔 钟楼 天文台 灯塔内",
    ),
    "cabin": (
        "ship's cabin|ship cabin|cabin berth hold|below deck|submarine spaceship|ship "
        "yacht|captain's quarters|log cabin",
        "船舱 舱房 船长室 底舱 客舱 木屋 舱内 潜艇",
    ),
    "radio_room": (
        "radio room|radio shack|wireless room|radio station|broadcast booth|engine room",
        "无线电室 电台 电报室 报务室 播音室 广播室 广播站 轮机舱",
    ),
    "wheelhouse": (
        "wheelhouse|pilot house|pilothouse|bridge of the ship|ship's bridge|cockpit|"
        "fishing boat|trawler",
        "驾驶室 驾驶舱 舵楼 渔船驾驶室",
    ),
    "car": (
        "car taxi cab van truck limousine|police car|patrol car|suv jeep pickup|"
        "vehicle ambulance automobile",
        "出租车 出租车内 汽车 轿车 车内 车里 卡车 警车 面包车 车上 越野车 救护车 货车 "
        "网约车 的士",
    ),
    "bus": (
        "bus coach|school bus|tram|minibus",
        "公交车 公共汽车 大巴 巴士 公交 末班车 电车 班车 长途车",
    ),
    "train": (
        "train compartment|train carriage|train car|train subway car|subway metro|"
        "underground|railway carriage|plane airplane|aeroplane",
        "火车 列车 车厢 高铁 地铁 地铁车厢 火车车厢 动车 飞机 机舱",
    ),
    "temple": (
        "temple shrine pagoda monastery|ancestral hall|palace",
        "寺庙 庙 寺 佛堂 祠堂 大殿 道观 灵堂 宫殿 寺院",
    ),
    "church": ("church chapel cathedral sanctuary mosque synagogue", "教堂 礼拜堂 清真寺"),
    "hall": (
        "hall ballroom gymnasium gym auditorium museum gallery|art gallery|station "
        "hall|waiting hall|airport terminal|exhibition",
        "大厅 礼堂 体育馆 宴会厅 展厅 美术馆 博物馆 候车室 候车厅 机场 候机厅 火车站",
    ),
    "stage": (
        "stage theatre theater backstage|rehearsal room|dance studio|dressing room|"
        "cinema|opera house",
        "舞台 剧场 剧院 后台 排练厅 戏台 化妆间 电影院 练功房",
    ),
    "room": (
        "room chamber hut cottage tent studio",
        "房间 屋内 屋里 室内 小屋 屋子 房内 帐篷",
    ),
}  # fmt: skip
"""Kit -> its English words (neighbours may be a phrase, a bar keeps them apart), Chinese words."""

EXTERIORS: dict[str, tuple[str, str]] = {
    "street": (
        "street avenue boulevard sidewalk pavement downtown city town intersection "
        "crossroads|square plaza",
        "街道 街 大街 马路 街头 路口 十字路口 路边 人行道 城市 广场 步行街 门口 "
        "街边 商业街 街上 市区",
    ),
    "bus_stop": (
        "bus stop|bus shelter|bus station|coach stop|coach station|tram stop",
        "公交站 公交车站 公交站台 公共汽车站 候车亭 站牌 汽车站",
    ),
    "shop_front": (
        "shop front|shopfront|storefront|store front|shop window|shop entrance",
        "橱窗 店门口 铺子门口",
    ),
    "noodle_front": (
        "noodle shop|noodle house|noodle bar|noodle restaurant|dumpling shop|ramen shop",
        "面馆 面店 粉店 饺子馆 馄饨店 拉面店",
    ),
    "village": (
        "village hamlet|village street|main street|fishing village|village square|"
        "cottage|farmhouse",
        "村庄 村子 村口 小镇 镇上 乡村 渔村 村里 古镇 农家 村",
    ),
    "alley": (
        "alley alleyway lane backstreet|back street|hutong passage",
        "胡同 小巷 巷子 弄堂 里弄 巷口 后巷 胡同口 老街 巷",
    ),
    "noodle_stall": (
        "noodle stall|food stall|street stall|food cart|night stall|food stand|night "
        "market",
        "面摊 小摊 夜宵摊 路边摊 大排档 烧烤摊 摊位 馄饨摊 夜市 早点摊 小吃摊",
    ),
    "market": (
        "market bazaar marketplace|farmers' market|fish market|fair fairground",
        "市场 菜市场 集市 庙会 早市 鱼市 菜场",
    ),
    "courtyard": (
        "courtyard yard quad|school yard|playground|schoolyard patio cloister|prison "
        "yard|temple gate",
        "院子 四合院 庭院 天井 大院 院落 操场 校园 后院 院内 前院 校门口",
    ),
    "park": (
        "park|park bench|botanical garden|zoo|campus",
        "公园 长椅 绿地 植物园 动物园 湖边公园",
    ),
    "garden": (
        "garden backyard|back yard|front yard|lawn porch terrace orchard vineyard|"
        "house driveway doorstep",
        "花园 草坪 果园 菜园 门廊 花圃 后花园 苗圃",
    ),
    "forest": (
        "forest woods wood jungle grove thicket swamp|woodland",
        "森林 树林 林子 丛林 竹林 林间 小树林 山林 林中",
    ),
    "field": (
        "field meadow farm grassland countryside moor prairie pasture farmland|wheat "
        "field|plain battlefield|sports field|stadium",
        "田野 田 麦田 田间 草地 草原 农场 稻田 庄稼地 野外 荒野 田埂 牧场 战场",
    ),
    "hill": (
        "hill hilltop hillside|cliff clifftop|cliff top|headland lookout slope|bluff",
        "山坡 山丘 山顶 小山 悬崖 高地 山岗 坡上 崖边",
    ),
    "mountain": (
        "mountain mountains|mountain pass|mountain path|summit peak glacier canyon "
        "valley ridge",
        "山 大山 雪山 山路 山谷 高山 峡谷 山上 山间 山脚",
    ),
    "road": (
        "road highway freeway motorway|country road|roadside|petrol station|gas "
        "station|track|car",
        "公路 高速公路 乡间小路 国道 道路 土路 加油站 小路 环路 山道",
    ),
    "desert": ("desert dunes|sand dunes|wasteland|badlands", "沙漠 戈壁 荒漠 大漠 沙丘"),
    "cemetery": (
        "cemetery graveyard churchyard grave|burial ground|memorial",
        "墓地 坟地 陵园 公墓 坟前 墓园 坟",
    ),
    "beach": (
        "beach shore seashore seaside coast cove dune|sea shore|shoreline island|ocean|"
        "lagoon",
        "海边 海滩 沙滩 海岸 岸边 海滨 礁石 岛上 海岛",
    ),
    "river": (
        "river riverbank|river bank|riverside lake lakeside|lake shore|canal stream "
        "pond creek embankment|waterfront|reservoir",
        "河边 河岸 江边 湖边 河堤 江堤 小河 运河 池塘 溪边 水边 江岸 护城河 河 湖 江",
    ),
    "bridge": (
        "bridge footbridge overpass|viaduct|flyover",
        "桥 大桥 桥上 天桥 立交桥 桥头 石桥 桥下",
    ),
    "pier": (
        "pier harbour harbor dock docks jetty quay wharf port marina|harbour pier|"
        "boatyard|shipyard|slipway",
        "码头 港口 渔港 船坞 港湾 栈桥 渡口 海港",
    ),
    "boat": (
        "boat fishing boat|trawler|rowboat raft ferry dinghy ship deck|ship's deck|"
        "open sea|sea|lifeboat|yacht",
        "船 小船 渔船 甲板 海上 船上 轮船 渡轮 木船 大海 游船",
    ),
    "gallery": (
        "lighthouse gallery|gallery|lantern gallery|catwalk",
        "灯塔外廊 外廊 了望台 瞭望台",
    ),
    "lighthouse": ("lighthouse|lighthouse rock|light station", "灯塔 灯塔下 灯塔外"),
    "rooftop": (
        "rooftop roof|roof top|roof terrace|helipad",
        "天台 屋顶 楼顶 房顶 顶楼 天台上 楼顶平台",
    ),
    "balcony": ("balcony|fire escape|window ledge|veranda", "阳台 露台 窗台外"),
    "platform": (
        "platform railway station|train station|station|railway platform|train "
        "platform|railway|rail yard",
        "站台 火车站 月台 车站 铁路 铁轨 地铁站 高铁站",
    ),
    "car_park": (
        "car park|parking lot|parking|airport runway|airfield|runway",
        "停车场 停机坪 机场跑道 露天停车场",
    ),
}  # fmt: skip

OUTSIDE_OF = {
    "living_room": "garden", "bedroom": "garden", "kitchen": "garden", "room": "garden",
    "bathroom": "garden", "lamp_room": "gallery", "cabin": "boat", "radio_room": "boat",
    "wheelhouse": "boat", "car": "road", "bus": "street", "train": "platform",
    "temple": "courtyard", "church": "cemetery", "garage": "car_park", "warehouse": "car_park",
    "workshop": "village", "classroom": "courtyard", "noodle_shop": "noodle_front",
    "shop": "shop_front", "bookshop": "shop_front", "cafe": "shop_front", "bar": "shop_front",
    "tunnel": "hill",
}  # fmt: skip
"""A room's word on an exterior: what stands outside it (a street where nothing is said)."""

INSIDE_OF = {
    "boat": "wheelhouse", "lighthouse": "lamp_room", "gallery": "hall", "pier": "warehouse",
    "noodle_stall": "noodle_shop", "noodle_front": "noodle_shop", "shop_front": "shop",
    "bus_stop": "room", "platform": "hall", "car_park": "garage", "road": "car",
    "village": "living_room", "garden": "living_room", "market": "shop", "courtyard": "room",
    "rooftop": "stairwell", "mountain": "tunnel", "forest": "room", "street": "shop",
}  # fmt: skip
"""An exterior's word on an interior: the room that belongs there."""

LOOSE = frozenset(
    "room men's ladies' rest sitting drawing family living of the ship's top back front main "
    "house hall car care operating waiting holding meeting conference control train hotel motel "
    "hospital school police station book coffee tea dining convenience department repair tool "
    "book second-hand night fire wireless radio lamp lantern captain's quarters below deck body "
    "open country sand window light ledge food art dance dressing opera power wheat sports "
    "fish farmers' burial railway rail parking mountain market street square yard garden "
    "store shop bar bench stop path pass stall cart stand top".split()
)
LOOSE_OUTSIDE = frozenset(
    "bus coach tram shelter noodle dumpling ramen restaurant window entrance front".split()
)
"""Words that say nothing of an exterior by themselves."""
BARE = {
    True: {
        "room": "room", "house": "living_room", "hall": "hall", "car": "car", "train": "train",
        "hospital": "hospital_corridor", "hotel": "corridor", "motel": "bedroom",
        "school": "classroom", "police": "police_room", "station": "hall", "store": "shop",
        "shop": "shop", "bar": "bar", "museum": "hall", "deck": "cabin",
    },
    False: {
        "street": "street", "house": "garden", "car": "road", "train": "platform",
        "school": "courtyard", "station": "platform", "yard": "courtyard", "garden": "garden",
        "market": "market", "square": "street", "path": "park", "mountain": "mountain",
        "deck": "boat", "stall": "noodle_stall", "railway": "platform", "parking": "car_park",
        "store": "shop_front", "shop": "shop_front", "bar": "shop_front", "hospital": "street",
        "hotel": "street", "police": "street",
    },
}  # fmt: skip
"""Words too common to count inside phrases, and what they mean when nothing else is said."""

RESEMBLED = frozenset(
    "library archive bank laboratory lab newsroom agency studio plane airplane aeroplane "
    "submarine spaceship mosque synagogue courtroom morgue cave mine sewer dungeon crypt "
    "vault tent stadium battlefield zoo fairground helipad runway airfield elevator lift "
    "palace cinema gym gymnasium casino karaoke nightclub ambulance truck van limousine "
    "stable observatory belfry museum ferry raft aquarium "
    "银行 实验室 图书馆 档案室 机房 飞机 机舱 潜艇 清真寺 法庭 太平间 矿井 "
    "山洞 地牢 密室 帐篷 战场 动物园 植物园 停机坪 机场跑道 加油站 电梯 宫殿 "
    "电影院 体育馆 夜总会 迪厅 舞厅 救护车 货车 卡车 马棚 天文台 钟楼 手术室 "
    "轮船 渡轮 机场 候机厅 博物馆 美术馆".split()
)
"""Places drawn as the nearest kit, which is not the place itself."""
