/**
 * Files in the folder of sources that are not taken, by kind or by what is wrong with them: why,
 * and what their keeper can do. A format adds its own here.
 */

export const OTHER_KINDS = {
  image: {
    english:
      'it is a picture: recognise it first (MinerU, PP-StructureV3 or Tesseract), and put what they write here',
    chinese: '它是图片：请先识别（MinerU、PP-StructureV3 或 Tesseract），再放入识别的结果',
  },
  pdf: {
    english:
      'reading a PDF needs pdfjs-dist: install it with Node 20.19 or newer, "npm install pdfjs-dist@5.6.205"',
    chinese: '读 PDF 需要 pdfjs-dist：请用 Node 20.19 或更新的版本，运行 npm install pdfjs-dist@5.6.205',
  },
  pdfScan: {
    english:
      'it is a scanned PDF without text: recognise it first (MinerU, PP-StructureV3 or Tesseract), and put what they write here',
    chinese:
      '它是扫描的 PDF，里面没有文字：请先识别（MinerU、PP-StructureV3 或 Tesseract），再放入识别的结果',
  },
  pdfLong: {
    english: 'it is a PDF of more than 400 pages: split it by issue',
    chinese: '它是超过 400 页的 PDF：请按期拆开',
  },
  pdfLocked: {
    english: 'it is a PDF with a password: save it without one',
    chinese: '它是加了密码的 PDF：请另存为不加密码的',
  },
  pdfBroken: {
    english: 'it is a damaged PDF: copy it again, or print it to a new PDF',
    chinese: '它是损坏的 PDF：请重新复制，或打印成新的 PDF',
  },
  docx: {
    english: 'reading a .docx needs mammoth: "npm install mammoth@1.13.0"',
    chinese: '读 .docx 需要 mammoth：请运行 npm install mammoth@1.13.0',
  },
  docxBroken: {
    english: 'it is a damaged .docx, or none: open it in a word processor and save it again',
    chinese: '它是损坏的 .docx，或者不是 .docx：请用文字处理软件打开，再另存一次',
  },
  docxLarge: {
    english: 'its text is far larger than a document has: save it in parts, or as .txt in UTF-8',
    chinese: '它的文字比一份文档应有的大得多：请分成几份，或另存为 UTF-8 的 .txt',
  },
  archive: {
    english: 'it is packed: put it here as a .zip of files, or unpack it',
    chinese: '它是压缩包：请改成以 .zip 结尾、直接装着文件的压缩包，或解压后放入里面的文件',
  },
  zipBroken: {
    english: 'it is no zip, damaged, or packed by a method that is not read: pack it again',
    chinese: '它不是 zip 压缩包、已损坏，或用了读不了的压缩方法：请重新压缩',
  },
  zipLocked: {
    english: 'it is packed with a password: pack it again without one',
    chinese: '它加了密码：请不加密码重新压缩',
  },
  zipTooMany: {
    english: 'it holds over 20,000 files: pack them as several',
    chinese: '它装着两万多个文件：请分成几个压缩包',
  },
  zipDense: {
    english: 'unpacked it is far larger than text can be, or all that is packed is over 4 GB: unpack it',
    chinese: '它解开后比文字应有的大得多，或整个压缩包解开后超过 4 GB：请解压后放入',
  },
  zipOutside: {
    english: 'its path leads out of the packed file: pack it again',
    chinese: '它的路径指向压缩包以外：请重新压缩',
  },
  zipEmpty: {
    english: 'no file in it can be read: put text, or what tools for text recognition write, into it',
    chinese: '里面没有能读的文件：请装入文字，或识别工具写出的结果',
  },
  epub: {
    english: 'it is an e-book: unpack it, or save its text as .txt',
    chinese: '它是电子书：请解压，或把文字另存为 .txt',
  },
  document: {
    english: 'it is a document of a word processor: save it as .docx without a password, or as .txt in UTF-8',
    chinese: '它是文字处理软件的文档：请另存为不加密码的 .docx，或 UTF-8 的 .txt',
  },
  fixed: {
    english:
      'it is laid out by a reading program of its own (CAJ, OFD, CEB): print it to a PDF there, and put that here',
    chinese: '它是要用专门软件看的版式文件（CAJ、OFD、CEB 一类）：请在那个软件里打印成 PDF，再放入',
  },
  savedPage: {
    english: 'it is a saved web page or a mail in one file: save it as .html, or its text as .txt in UTF-8',
    chinese: '它是存成一个文件的网页或邮件：请另存为 .html，或把文字另存为 UTF-8 的 .txt',
  },
  litter: {
    english: 'a system or a program keeps it for itself: nothing is to be done',
    chinese: '它是系统或软件自己用的文件，不必处理',
  },
  sheet: {
    english: 'it is a table of a spreadsheet or a database: export it as .csv',
    chinese: '它是电子表格或数据库的表：请导出为 .csv',
  },
  textless: {
    english:
      'none of its columns is known as the text: name it in the .meta.json beside it, {"columns": {"text": "…", "title": "…"}}',
    chinese:
      '看不出它的哪一列是正文：请在旁边的 .meta.json 里写明，例如 {"columns": {"text": "…", "title": "…"}}',
  },
  brokenTable: {
    english: 'a quotation mark in it opens and never closes: export it again',
    chinese: '它有一处引号没有合上：请重新导出',
  },
  rtf: {
    english: 'it is rich text: save it as .txt in UTF-8',
    chinese: '它是 RTF 文档：请另存为 UTF-8 的 .txt',
  },
  xml: {
    english: 'its XML is no format that is read: export it as ALTO, PAGE or hOCR, or save its text as .txt',
    chinese: '它的 XML 不是能读的格式：请导出为 ALTO、PAGE 或 hOCR，或把文字另存为 .txt',
  },
  json: {
    english: 'its JSON is no format that is read: write a list of articles, or one article a line as .jsonl',
    chinese: '它的 JSON 不是能读的格式：请改写成文章的数组，或每行一篇文章的 .jsonl',
  },
  brokenJson: {
    english: 'its JSON is cut off or damaged: copy or export it again',
    chinese: '它的 JSON 不完整或已损坏：请重新复制或导出',
  },
  rawLines: {
    english:
      'it holds recognised lines without their reading order, which their places do not tell: use PP-StructureV3 or MinerU instead',
    chinese:
      '它只有识别出的一行行文字，没有阅读顺序，从位置也看不出来：请改用 PP-StructureV3 或 MinerU 的结果',
  },
  nameless: {
    english: 'its name has no ending that tells its kind: name a text .txt',
    chinese: '文件名没有扩展名，看不出是什么：若是文字，请加上 .txt',
  },
  sidecar: {
    english: 'no source of this name stands beside it: name it as its source is, or remove it',
    chinese: '旁边没有同名的报纸文件：请改成与报纸文件同名，或删去它',
  },
  sidecarAlone: {
    english: 'it tells of a source and is none: put it beside that source by hand',
    chinese: '它说明一个报纸文件，自己不是：请直接放到那个文件旁边',
  },
  readme: {
    english: 'a README is no source: give it another name',
    chinese: 'README 不算报纸文件：请换个名字',
  },
  media: {
    english: 'it is sound or film: remove it, or write its text as .txt',
    chinese: '它是音频或视频：请移走它，或把文字写成 .txt',
  },
  inMemory: {
    english: 'files of its kind are read from a folder only: save it as a file',
    chinese: '这种文件只能从文件夹读入：请先存成文件',
  },
  metsAlone: {
    english:
      'it is the table of contents of an issue, and none of its pages stands beside it: put its ALTO or PAGE files into its folder, or into "alto" below it',
    chinese:
      '它是一期报纸的目录（METS），旁边没有它的版面：请把它的 ALTO 或 PAGE 文件放在同一文件夹，或其下的 alto 文件夹',
  },
  paperAlone: {
    english:
      'it is a page of an e-paper, and none of its articles (content_*.htm) stands beside it: copy them too',
    chinese: '它是数字报的版面，旁边没有它的文章（content_*.htm）：请一并放入',
  },
  cutOff: {
    english: 'its XML breaks off before its end: copy or export it again',
    chinese: '它的 XML 没有写完就断了：请重新复制或导出',
  },
  tooDeep: {
    english: 'its elements are nested too deep: export it again',
    chinese: '它的标签嵌套过深：请重新导出',
  },
  wordless: {
    english: 'it holds no word: recognise the page again, or remove it',
    chinese: '它里面没有文字：请重新识别这一版，或删去它',
  },
  other: {
    english: 'its kind is not read: save its text as .txt or .md in UTF-8, or move it away',
    chinese: '不认识这种文件：请把文字另存为 UTF-8 的 .txt 或 .md，或移走它',
  },
} as const

export type OtherKind = keyof typeof OTHER_KINDS
