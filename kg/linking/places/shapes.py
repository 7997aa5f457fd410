"""What stands between and behind the names of a chain."""

from __future__ import annotations

import re

JOINTS = " 　,，、·-—/|>→"
#: joints that also part names of a list
LISTING = ",，、/"
SETTLEMENT_TAIL = "社区|居民区|行政村|自然村|嘎查|村|连|队|居委会|村委会"
#: what may be a settlement, listed or not
SETTLEMENT = re.compile(rf"[一-鿿0-9·]{{1,12}}?(?:{SETTLEMENT_TAIL})(?!民|委员|委会|落)")
#: endings of a settlement's name that its row in the table has lost
COMMITTEES = ("居委会", "村委会", "行政村")
TOWN = re.compile(r"[一-鿿0-9]{1,11}?(?:街道|苏木|镇|乡(?![村里亲土情愁])|地区)")
LONGEST_VILLAGE = 40
LONGEST_TOWN = 14
#: what turns a short form into the beginning of another name (太原街, 离石社区, 长沙路)
CARRIES_ON = re.compile(
    rf"(?:{SETTLEMENT_TAIL}|街道|镇|乡|街|路|大道|巷|小区|花园|家园|苑|里|大厦|广场|桥|山|河|湖|大学|学院|中学|小学|医院"
    r"|日报|晚报|报|人|话|菜|站|机场|港|银行|公司|集团)"
)
