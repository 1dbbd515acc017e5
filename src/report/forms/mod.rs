//! The forms of the edition (N6), each as a Word and an Excel file.

mod sheet;
mod sums;
mod word;

use super::{Desk, names, values};
use crate::edition::{Form, Rows};
use crate::office::book;
use crate::office::fill::Values;
use crate::site::Site;

/// Makes every form.
pub(super) fn forms(desk: &mut Desk<'_>) {
    let site = desk.site;
    names::check(&site.config, &mut desk.said);
    for form in super::all_forms(site) {
        let values = values_of(desk, form);
        let name = file(site, form);
        if let Some(bytes) = desk.word(&form.id, word::form(site, form, &values), &values) {
            desk.put(&form.id, format!("{name}.docx"), bytes);
        }
        if let Some(bytes) = book::write(&sheet::sheets(site, form, &values)) {
            desk.put(&form.id, format!("{name}.xlsx"), bytes);
        }
    }
}

/// The name of a form's files, without their ending.
pub(super) fn file(site: &Site, form: &Form) -> String {
    names::name(&site.config, (&form.title, form.short(), &form.id))
}

/// The values of a form: leads are those of the items that it lists.
fn values_of(desk: &Desk<'_>, form: &Form) -> Values {
    let mut values = desk.values.clone();
    let site = desk.site;
    let leads = match (form.table(Rows::Exhibits), form.table(Rows::Programmes)) {
        (Some(_), None) => values::leads(site, site.exhibits.iter()),
        (None, Some(_)) => values::leads(site, site.programmes.iter()),
        _ => return values,
    };
    values::set_leads(&leads, &mut values);
    values
}
