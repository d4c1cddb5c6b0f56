import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUp } from './set-up.ts';
import { goTo, signIn } from './steps.ts';
import { type Visit, visit, WIDTHS } from './visit.ts';

let there: Visit;
beforeAll(async () => {
  there = await visit();
  await setUp(there.product);
});
afterAll(() => there.end());

it.each(['desk', 'phone'] as const)(
  'somebody reads the decree in force, article by article, at a %s',
  async (width) => {
    const person = await there.person(width);
    const { page, look, complaints } = person;
    await signIn(person, 'mau.tt', 'mua-roi-tren-Song-7');
    await goTo(page, 'Quy định');
    await page.getByRole('heading', { name: 'Quy định' }).waitFor();
    await page.getByRole('link', { name: /335/ }).first().waitFor();
    expect(await look('regulations')).toEqual([]);

    await page.getByLabel('Tìm trong danh sách').fill('nghi dinh 335');
    await page.getByRole('link', { name: /335/ }).first().click();
    const quotas = page.getByRole('region', { name: 'khoản 5 Điều 20' });
    await quotas.getByText('20%').first().waitFor();
    expect(await look('decree')).toEqual([]);

    await page.getByLabel('Tìm trong văn bản').fill('tỷ lệ 20% xuất sắc');
    await quotas.waitFor();
    await quotas.getByRole('button', { name: 'Tình huống mẫu' }).click();
    const fits = quotas.getByText('Số người đạt không nhiều hơn số suất thì ai đạt cũng được');
    await fits.click();
    await quotas.getByText(/trong cơ số: 6; số suất: 1; đã dùng: 1; còn: 0/).waitFor();
    expect(await look('scenarios-of-an-article')).toEqual([]);
    await page.getByLabel('Tìm trong văn bản').fill('kien nghi 7 ngay lam viec');
    const steps = page.getByRole('region', { name: 'Trình tự, thủ tục' });
    await steps
      .getByText(/trong 7 ngày làm việc/)
      .first()
      .waitFor();
    expect(await look('procedure')).toEqual([]);
    await page.getByLabel('Tìm trong văn bản').fill('phi thuyền vũ trụ');
    await page.getByRole('paragraph').filter({ hasText: 'Không có gì khớp' }).waitFor();
    const english = page.getByRole('button', { name: 'English' });
    if (page.viewportSize()?.width === WIDTHS.phone.width)
      await page.getByRole('button', { name: 'Mở trình đơn' }).click();
    await english.filter({ visible: true }).click();
    await page.getByRole('paragraph').filter({ hasText: 'Nothing matches.' }).waitFor();
    expect(complaints).toEqual([]);
  },
);
