/** What `new-pack` writes: a small regulation that checks and passes its scenario, to be changed line by line. */
export const skeletonRules = (
  id: string,
  today: string,
): string => `# Gói quy định mẫu: đổi từng dòng theo văn bản của anh chị. / A sample pack: change it line by line.
# Kiểm tra: congtam check .   Chạy kịch bản: congtam test-pack .
regulation: ${id}
title: {vi: Quy chế 01/QC (mẫu), en: Rules 01/QC (sample)}
issuer: {vi: Cơ quan ban hành, en: The issuing body}
number: 01/QC
issued-on: ${today}
in-force-from: ${today}
invented: yes            # bỏ dòng này khi đã chép đúng văn bản / remove once it follows a real text

# Mỗi điều khoản một lần: dẫn ở đâu, nói gì bằng một câu của mình.
articles:
  d1: {ref: Điều 1, says: {vi: "Áp dụng cho viên chức của đơn vị.", en: "For the unit's public employees."}}
  d2: {ref: Điều 2, says: {vi: "Điểm năm tối đa 100.", en: "The year's points, at most 100."}}
  d3: {ref: Điều 3, says: {vi: "Tốt từ 70 điểm, đạt từ 50 điểm, còn lại không đạt.", en: "Good from 70, passed from 50, else failed."}}

# Điều luật để cho người quyết, hoặc không nói.
questions:
  level-open:
    article: d3
    ground: {vi: "Không mức nào khớp.", en: "No level fits."}
    decider: {vi: Thủ trưởng đơn vị, en: Head of the unit}
    options:
      passed: {says: {vi: "Đạt", en: "Passed"}, level: passed}

levels:                  # tốt nhất trước / best first
  - {id: good, short: T, label: {vi: Tốt, en: Good}}
  - {id: passed, short: Đ, label: {vi: Đạt, en: Passed}}
  - {id: failed, short: K, label: {vi: Không đạt, en: Failed}}

stages:
  year: {label: {vi: Năm, en: Year}, periods: [year], shows: points}

applies-to:
  - {of: person, article: d1, when: {attribute: service, is: publicEmployee}}

groups:
  - {id: employee, of: person, label: {vi: Viên chức, en: Public employee}, article: d1}

# Dữ kiện cần hỏi: thành trang của bảng tính.
fact-sheets:
  marks:
    label: {vi: Chấm điểm năm, en: Yearly marks}
    of: person
    per: year
    article: d2
    facts:
      mark: {label: {vi: Điểm chấm, en: Mark}, type: number, at-least: 0, at-most: 100}

calculation:
  - {id: points, label: {vi: Điểm năm, en: Points}, article: d2, kind: sum, stage: year, for: [employee], of: [mark]}

ladders:
  - id: level
    label: {vi: Mức, en: Level}
    article: d3
    stage: year
    for: [employee]
    score: points
    rungs:
      - {level: good, article: d3, when: {measure: points, at-least: 70}}
      - {level: passed, article: d3, when: {measure: points, at-least: 50}}
      - {level: failed, article: d3, when: {measure: points, below: 50}}
    otherwise: {ask: level-open}
`;

export const skeletonScenarios = (year: string): string => `scenarios:
  - name:
      vi: Đúng 70 điểm là tốt, kém một phần trăm điểm thì chỉ đạt
      en: Exactly 70 is good, a hundredth less is only passed
    shows: [d3, level]
    period: ${year}
    given:
      people: [{id: a, service: publicEmployee}, {id: b, service: publicEmployee}]
      marks: [{subject: a, period: ${year}, mark: 70}, {subject: b, period: ${year}, mark: 69.99}]
    expect:
      people: {a: {level: good}, b: {level: passed}}
`;
