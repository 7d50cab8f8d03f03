"""Text as readers meet it: Lao words, markup and every kind of line end, in any order."""

from hypothesis import strategies as st

WORDS = ("ກະຊວງ", "ແຂວງ", "ມາດຕາ 1", "ຂໍ້ຕົກລົງ", "12", "2.029", "a", "ທ່ານ", "1.", "-", "•", "໑", "(ກ)")
MARKUP = ("**", "*", "# ", "## ", "> ", "\t", " ", "  ", "|", "| ", "- ", "<b>", "</b>", "<br>", '<ul style="x">', "\\")
ENDS = ("\n", "\r\n", "\r", "\n\n", "  \n", "\f", "\v", "\u2028", "\x85")
TAGS = (
    "<p>", "</p>", "<div class=menu>", "</div>", "<ol type=a start=3>", "<ol reversed>", "</ol>", "<li>", "</li>",
    "<li value=7>", "<table>", "<tr>", "<td rowspan=2>", "<td colspan=3>", "</table>", "<b>", "</b>", "<br>", "<h2>",
    "</h2>", "<pre>", "<nav>", "</nav>", "<script>", "</script>", "<!--", "-->", "&nbsp;", "&#3713;", "&bogus;",
    "<sup>", "<td", "<", '"',
)  # fmt: skip

words = st.sampled_from(WORDS)
light_markup = st.lists(st.sampled_from(WORDS + MARKUP + ENDS), max_size=40).map("".join)
plain_lines = st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=12).map("\n".join)
pages = st.lists(st.sampled_from(TAGS + WORDS + ENDS), max_size=40).map("".join)
"""HTML as broken as it gets."""
