import type { Bilingual } from '@congtam/engine';

type Words = { readonly [id: string]: Bilingual };

export const DOINGS: Words = {
  "selfReview": {
    "vi": "tự đánh giá",
    "en": "self-review"
  },
  "meeting": {
    "vi": "họp nhận xét, đánh giá",
    "en": "evaluation meeting"
  },
  "writtenOpinions": {
    "vi": "lấy ý kiến bằng văn bản",
    "en": "opinions in writing"
  },
  "partyOpinion": {
    "vi": "cấp ủy nhận xét bằng văn bản",
    "en": "opinion of the Party committee in writing"
  },
  "opinion": {
    "vi": "tham gia ý kiến",
    "en": "opinion on the draft"
  },
  "coSigning": {
    "vi": "cơ quan liên quan ký phần của mình",
    "en": "bodies concerned sign their part"
  },
  "synthesis": {
    "vi": "tổng hợp, đề xuất",
    "en": "synthesis and proposal"
  },
  "submission": {
    "vi": "gửi hồ sơ",
    "en": "submission of the dossier"
  },
  "decision": {
    "vi": "quyết định",
    "en": "decision"
  },
  "numbering": {
    "vi": "ghi số, ngày văn bản",
    "en": "number and date of the document"
  },
  "notice": {
    "vi": "thông báo đến cá nhân",
    "en": "personal notice"
  },
  "publication": {
    "vi": "công khai mức xếp loại",
    "en": "publication of levels"
  },
  "petition": {
    "vi": "kiến nghị",
    "en": "petition"
  },
  "answer": {
    "vi": "trả lời kiến nghị",
    "en": "answer to a petition"
  },
  "archive": {
    "vi": "lưu hồ sơ",
    "en": "archive"
  }
};

export const ACTORS: Words = {
  "themself": {
    "vi": "người được đánh giá",
    "en": "the person evaluated"
  },
  "head": {
    "vi": "người đứng đầu",
    "en": "the head"
  },
  "authority": {
    "vi": "cấp có thẩm quyền",
    "en": "the competent authority"
  },
  "personnelOfficer": {
    "vi": "tham mưu tổ chức cán bộ",
    "en": "the personnel body"
  },
  "partyCommittee": {
    "vi": "cấp ủy",
    "en": "the Party committee"
  },
  "meetingSecretary": {
    "vi": "thư ký cuộc họp",
    "en": "the secretary of the meeting"
  },
  "recordsClerk": {
    "vi": "văn thư",
    "en": "the records clerk"
  },
  "homeAffairs": {
    "vi": "cơ quan nội vụ",
    "en": "home affairs"
  }
};

export const PLACES: Words = {
  "within": {
    "vi": "trong đơn vị hoặc cấp trên của đơn vị",
    "en": "in the unit or above it"
  },
  "using-body": {
    "vi": "ở cơ quan sử dụng",
    "en": "in the using body"
  },
  "managing-body": {
    "vi": "ở cơ quan quản lý",
    "en": "in the managing body"
  },
  "concerned": {
    "vi": "ở cơ quan liên quan",
    "en": "in the body concerned"
  },
  "authority": {
    "vi": "nơi quyết định theo bảng thẩm quyền",
    "en": "where the table of authorities has the decision"
  },
  "drafter": {
    "vi": "nơi tham mưu theo bảng thẩm quyền",
    "en": "where the table of authorities has the drafting"
  },
  "opinion-giver": {
    "vi": "nơi cho ý kiến theo bảng thẩm quyền",
    "en": "where the table of authorities has the opinion"
  }
};
