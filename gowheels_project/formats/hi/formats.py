"""The same in Hindi: 12,34,567 in Western digits, as Indian sites have them, and 22 नवंबर 2026."""

NUMBER_GROUPING = (3, 2, 0)
THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
DATE_FORMAT = "j E Y"
SHORT_DATE_FORMAT = "j E Y"
MONTH_DAY_FORMAT = "j E"
DATETIME_FORMAT = "j E Y, g:i a"
TIME_FORMAT = "g:i a"
