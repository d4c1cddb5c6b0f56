/** Which texts rate whom in the commune in 2026, by the last day of their own year. */
export const CIVIL_SERVANTS = 'nd-335-2025';
/** Schools, whose 2026 ended on 31 May. */
export const SCHOOLS = 'nd-90-2020';
/** The service centre, on the calendar year. */
export const SERVICE_UNITS = 'nd-233-2026';
export const PARTY_MEMBERS = 'qd-366-2025';
