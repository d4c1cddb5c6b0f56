/** Texts as long as they come, for samples. All people and bodies are invented. */
export const longestName = 'Công Tằng Tôn Nữ Hoàng Thị Nguyễn Phương Khánh Quỳnh Nghiêm Trưởng Đường';
export const longestPost =
  'Phó Trưởng phòng phụ trách Phòng Kinh tế, Hạ tầng và Đô thị kiêm Giám đốc Trung tâm Phục vụ hành chính công xã';
export const longestUnit =
  'Trung tâm Dịch vụ tổng hợp nông nghiệp, công nghiệp, văn hóa, thể thao và truyền thanh các xã ven biển Đông Nam';
export const longestAgency = 'Ủy ban nhân dân xã Thượng Nguồn Sông Cả Bắc Trường Sơn';
export const longestSuperior = 'Ủy ban nhân dân tỉnh Đồng bằng và Duyên hải Bắc Trường Sơn';

/** Several paragraphs of a person who writes much. */
export const longestText = Array.from(
  { length: 4 },
  (_, at) =>
    `${at + 1}) Chủ động tham mưu, triển khai kịp thời các nhiệm vụ được giao theo chương trình công tác; phối hợp chặt chẽ với các cơ quan, đơn vị, nghiêng nhiều về giải quyết những vướng mắc kéo dài; hướng dẫn, khuyến khích đồng nghiệp ứng dụng công nghệ thông tin, rút ngắn thời gian xử lý hồ sơ của người dân và doanh nghiệp. Trong kỳ không để xảy ra trường hợp trễ hạn do chủ quan.`,
).join('\n');

export const longLine =
  'Tham mưu ban hành và tổ chức thực hiện kế hoạch chuyển đổi số, cải cách hành chính, nâng cao chất lượng phục vụ người dân trên địa bàn xã';

export const sampleIssuer = {
  superior: 'Ủy ban nhân dân tỉnh Bình Nguyên',
  agency: 'Ủy ban nhân dân xã Bình An',
  place: 'Bình An',
  year: 2026,
};
export const longestIssuer = {
  superior: longestSuperior,
  agency: longestAgency,
  place: 'Thượng Nguồn Sông Cả Bắc Trường Sơn',
  year: 2026,
};
export const chair = { capacity: ['TM. Ủy ban nhân dân', 'Chủ tịch'], name: 'Trần Văn Mẫu' };
export const openSigner = { capacity: ['Thủ trưởng'] };
export const sampleCode = {
  code: 'CT1:0197f3a2-7c41-7b3e-9d55-2f6c1e8a4b90:5f2b9c0e7d1a4c3f8e6b2d0a9c7f5e3b1d8a6c4e2f0b9d7a5c3e1f8b6d4a2c0e',
};
