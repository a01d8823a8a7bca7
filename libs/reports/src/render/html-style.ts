/** Style of the page that stands alone; the colours of coverage are those of the screens, told apart in grey print as well. */
export const HTML_STYLE = `
:root{color-scheme:light}
body{margin:0;font:16px/1.6 "Pretendard GOV",Pretendard,"Noto Sans KR","Malgun Gothic",sans-serif;color:#1e2124;background:#fff}
main{max-width:64rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.75rem;line-height:1.3;margin:0}
h2{font-size:1.3rem;margin:2.5rem 0 .5rem;border-bottom:2px solid #1e2124;padding-bottom:.25rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
.subtitle,.note{color:#464c53}
.banner{border-left:4px solid #b45f06;background:#fff7e6;padding:.5rem .75rem;margin:.5rem 0}
.answer{font-size:1.2rem;font-weight:700}
.numbers{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}
.numbers div{flex:1 1 14rem;border:1px solid #b1b8be;border-radius:8px;padding:.75rem 1rem}
.numbers dt{color:#464c53}.numbers dd{margin:0}.numbers b{font-size:1.6rem;display:block}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:1rem 0 .25rem;font-size:.925rem}
caption{text-align:left;font-weight:700;padding:.25rem 0}
th,td{border:1px solid #b1b8be;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#e9edf5}tbody th{font-weight:400}
.number{text-align:right;white-space:nowrap}
figure{margin:1rem 0}svg{max-width:100%;height:auto;font-size:13px}
.s-covered{fill:#1b7f4b}.s-partial{fill:#8fc9a8}.s-gap{fill:#b3261e}.s-insufficient{fill:#9aa3ab}.s-unknown{fill:#dfe3e8}
svg rect{stroke:#1e2124;stroke-width:.5}
@page{size:A4;margin:20mm 15mm}
@media print{
body{font-size:10.5pt}main{max-width:none;padding:0}h1,h2,h3,caption,thead{break-after:avoid}
tr,figure,.banner,.numbers div{break-inside:avoid}h2{margin-top:1.5rem}.scroll{overflow:visible}
.numbers div{flex:1 1 8rem}table{font-size:9pt}nav a{color:inherit;text-decoration:none}p,li{orphans:2;widows:2}
}
`;
