//! How desired properties get to a device: the rule of the guide's chapter on device shadows as pure functions.
//!
//! ```
//! use thingwire::huawei::{api::ShadowUpdate, property::Report, shadow::Synchronised};
//! use thingwire::wire::json::{FromJson, OrNull, ToJson};
//!
//! // An application wants 60 while the device is offline: nothing is sent.
//! let update = ShadowUpdate::from_json(br#"{"shadow":[{"desired":{"temperature":"60"},"service_id":"WaterMeter"}]}"#)?;
//! let step = Synchronised::default().configure(update.services(), false, "20151212T121212Z");
//! assert!(step.send.is_none());
//! // It comes online: now the properties are set.
//! let step = step.state.online();
//! assert_eq!(
//!     step.send.unwrap().to_json(),
//!     r#"{"services":[{"service_id":"WaterMeter","properties":{"temperature":"60"}}]}"#
//! );
//! // Its report shows that it did as it was told: nothing is kept any more.
//! let report = Report::from_json(br#"{"services":[{"service_id":"WaterMeter","properties":{"temperature":"60"}}]}"#)?;
//! let step = step.state.report(&report.services, "20151212T121213Z");
//! assert!(step.state.is_settled() && step.send.is_none());
//! # Ok::<(), thingwire::Error>(())
//! ```

use alloc::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    format,
    string::String,
    vec::Vec,
};

use super::{Area, ServiceShadow};
use crate::{
    error::{Code, Complaint, Note, Place, escape_pointer},
    huawei::{
        EventTime, LAYER,
        api::DesiredUpdate,
        limits,
        property::{Service, Set},
        said,
    },
    wire::json::{IntoOwned, Json, Members, OrNull},
};

/// What the platform keeps of one device: its shadow, and what of the desired properties the device has not confirmed.
///
/// The rules, with the lines of the guide (chapter 3.6) that they are from, and what is chosen where it is silent:
///
/// - An application's change goes into the desired area (3716, step 2). The platform answers at once, and sends the properties
///   at once where the device is online; else they are kept (3723).
/// - What is kept is sent when the device comes online or reports (3716, step 5).
/// - When the device reports, the reported area takes its values (3718, step 7), and they are compared with what was sent:
///   what matches is confirmed and no longer kept; what does not is sent again when the device next comes online or reports,
///   until it matches (3724). "Next" is taken at its word: not with the report that was compared. The platform's reference for
///   applications has it simpler: with every connection and report it sends the properties in which the areas differ.
/// - Properties are compared one by one, with their last reported value, and as JSON: `"60"` is not `60`. A report
///   decides only about the services that it names. A property that was never sent and is reported with its desired value
///   is confirmed too. A property that is confirmed and later reported with another value is not sent again.
/// - A change may name the shadow's version, and is refused whole where it is another; the first is 0 (platform's reference;
///   the guide only says that there is one). When a version grows is not written: it is left as it stands.
/// - `{}` takes a service's whole desired area away, `null` one of its properties (platform's reference).
/// - A name with `.`, `$` or NUL keeps the shadow from being refreshed (3725): such a property is noted, and neither desired nor
///   reported.
/// - Each area has one time: of the change, or the one that the report gives, where that is in one of the forms that the
///   guide has; else the platform's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Synchronised<'a> {
    /// The services by their ids.
    pub services: BTreeMap<Cow<'a, str>, Kept<'a>>,
}

/// What the platform keeps of one service.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Kept<'a> {
    /// The service's shadow.
    pub shadow: ServiceShadow<'a>,
    /// The desired properties that the device has not confirmed, by their names.
    pub cache: BTreeMap<Cow<'a, str>, Expected<'a>>,
}

/// One property that the device has not confirmed.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Expected<'a> {
    /// Its desired value.
    pub value: Json<'a>,
    /// It was sent, and the next report of its service is compared with it.
    pub sent: bool,
}

/// What comes of an event.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Step<'a> {
    /// What is kept afterwards.
    pub state: Synchronised<'a>,
    /// What goes to the device; none where nothing does.
    pub send: Option<Set<'a>>,
    /// The services and properties that the device has confirmed with this.
    pub confirmed: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Whether an application's change was refused: nothing has changed then.
    pub refused: bool,
    /// What is odd about it.
    pub notes: Vec<Note>,
}

/// A service and one of its properties.
type Property<'a> = (Cow<'a, str>, Cow<'a, str>);
/// Properties by service, the last of each name.
type Grouped<'a, T> = BTreeMap<Cow<'a, str>, (Vec<(Cow<'a, str>, Json<'a>)>, T)>;

impl<'a> Synchronised<'a> {
    /// Shadows as the platform gave them, with nothing kept: what differs in their areas may have been confirmed before.
    pub fn of(shadow: Vec<ServiceShadow<'a>>) -> Self {
        let kept =
            |shadow: ServiceShadow<'a>| (shadow.service_id.clone(), Kept { shadow, cache: BTreeMap::new() });
        Synchronised { services: shadow.into_iter().map(kept).collect() }
    }

    /// Whether nothing waits for the device.
    pub fn is_settled(&self) -> bool {
        self.services.values().all(|kept| kept.cache.is_empty())
    }

    /// One service's shadow.
    pub fn service(&self, service_id: &str) -> Option<&ServiceShadow<'a>> {
        self.services.get(service_id).map(|kept| &kept.shadow)
    }

    /// An application sets desired properties, at a time as the platform writes it (`20151212T121212Z`).
    pub fn configure(&self, changes: &[DesiredUpdate<'a>], online: bool, now: &'a str) -> Step<'a> {
        let mut step = Step::of(self.clone());
        for (at, change) in changes.iter().enumerate() {
            step.notes.extend(self.other_version(change, at));
        }
        if !step.notes.is_empty() {
            step.refused = true;
            return step;
        }
        let mut changed = BTreeSet::new();
        // The whole area is taken away before anything is added to it.
        let mut grouped: Grouped<'a, bool> = BTreeMap::new();
        for (at, change) in changes.iter().enumerate() {
            let Some(OrNull::Value(service_id)) = &change.service_id else { continue };
            let Some(OrNull::Value(desired)) = &change.desired else { continue };
            let (properties, cleared) = grouped.entry(service_id.clone()).or_default();
            if desired.0.is_empty() {
                properties.clear();
                *cleared = true;
            }
            step.fitting(desired, properties, || format!("/shadow/{at}/desired"));
        }
        for (service_id, (properties, cleared)) in grouped {
            step.kept(&service_id).desire(properties, cleared, now);
            changed.insert(service_id);
        }
        if online {
            step.send(|service_id, _, expected| !expected.sent && changed.contains(service_id));
        }
        step
    }

    /// The device comes online: everything that it has not confirmed is sent.
    pub fn online(&self) -> Step<'a> {
        let mut step = Step::of(self.clone());
        step.send(|_, _, _| true);
        step
    }

    /// The device reports properties, at a time as the platform writes it.
    pub fn report(&self, services: &[Service<'a>], now: &'a str) -> Step<'a> {
        let mut step = Step::of(self.clone());
        let mut grouped: Grouped<'a, Option<EventTime<'a>>> = BTreeMap::new();
        for (at, service) in services.iter().enumerate() {
            let (properties, time) = grouped.entry(service.service_id.clone()).or_default();
            step.fitting(&service.properties, properties, || format!("/services/{at}/properties"));
            let taken =
                |time: &&EventTime<'_>| time.text().is_some_and(|text| limits::event_time(text).is_none());
            *time = service.event_time.as_ref().filter(taken).cloned();
        }
        let mut unmatched = BTreeSet::new();
        for (service_id, (properties, time)) in grouped {
            let kept = step.kept(&service_id);
            kept.take(properties, time.unwrap_or_else(|| EventTime::from(now)));
            let (confirmed, differs) = kept.compare();
            step.confirmed.extend(confirmed.into_iter().map(|name| (service_id.clone(), name)));
            unmatched.extend(differs.into_iter().map(|name| (service_id.clone(), name)));
        }
        step.send(|service_id, name, expected| {
            let property: Property<'a> = (service_id.clone(), name.clone());
            !expected.sent && !unmatched.contains(&property)
        });
        step
    }

    /// What there is to say of a change of another version.
    fn other_version(&self, change: &DesiredUpdate<'a>, at: usize) -> Option<Note> {
        let wanted = change.version.as_ref().and_then(OrNull::value)?;
        let shadow = self.service(said(&change.service_id).unwrap_or_default());
        let version = shadow.and_then(|shadow| shadow.version.as_ref()).and_then(OrNull::value);
        let version = version.and_then(|version| version.as_u64()).unwrap_or(0);
        (wanted.as_u64() != Some(version)).then(|| {
            Complaint::new(Code::HuaweiShadowVersion, LAYER, Place::pointer(format!("/shadow/{at}/version")))
                .expected(format!("{version}, as the shadow has"))
                .found(limits::quoted(wanted.text()))
                .spec("API reference for applications, configuring a shadow")
        })
    }
}

impl<'a> Step<'a> {
    fn of(state: Synchronised<'a>) -> Self {
        Step { state, send: None, confirmed: Vec::new(), refused: false, notes: Vec::new() }
    }

    /// Adds the properties whose names can stand in a shadow; notes the others.
    fn fitting(
        &mut self,
        properties: &Members<'a>,
        fitting: &mut Vec<(Cow<'a, str>, Json<'a>)>,
        here: impl Fn() -> String,
    ) {
        for (name, value) in &properties.0 {
            match limits::shadow_key(name) {
                None => fitting.push((name.clone(), value.clone())),
                Some(complaint) => {
                    let pointer = format!("{}/{}", here(), escape_pointer(name));
                    self.notes.push(complaint.map_place(|_| Place::pointer(pointer)));
                }
            }
        }
    }

    /// What is kept of a service; nothing yet where it is new.
    fn kept(&mut self, service_id: &Cow<'a, str>) -> &mut Kept<'a> {
        self.state.services.entry(service_id.clone()).or_insert_with(|| Kept {
            shadow: ServiceShadow {
                service_id: service_id.clone(),
                desired: None,
                reported: None,
                version: None,
                extra: Members::default(),
            },
            cache: BTreeMap::new(),
        })
    }

    /// Sends what is kept and chosen.
    fn send(&mut self, chosen: impl Fn(&Cow<'a, str>, &Cow<'a, str>, &Expected<'a>) -> bool) {
        let mut services = Vec::new();
        for (service_id, kept) in &mut self.state.services {
            let mut properties = Members::default();
            for (name, expected) in &mut kept.cache {
                if chosen(service_id, name, expected) {
                    expected.sent = true;
                    properties.0.push((name.clone(), expected.value.clone()));
                }
            }
            if !properties.0.is_empty() {
                let service_id = service_id.clone();
                services.push(Service {
                    service_id,
                    properties,
                    event_time: None,
                    extra: Members::default(),
                });
            }
        }
        self.send = (!services.is_empty()).then(|| Set {
            object_device_id: None,
            services,
            extra: Members::default(),
        });
    }
}

impl<'a> Kept<'a> {
    /// Writes desired properties.
    fn desire(&mut self, properties: Vec<(Cow<'a, str>, Json<'a>)>, cleared: bool, now: &'a str) {
        if cleared {
            self.shadow.desired = None;
            self.cache.clear();
        }
        if properties.is_empty() {
            return;
        }
        for (name, value) in &properties {
            if value.is_null() {
                self.cache.remove(name);
            } else {
                self.cache.insert(name.clone(), Expected { value: value.clone(), sent: false });
            }
        }
        write(&mut self.shadow.desired, properties, EventTime::from(now));
        let Some(OrNull::Value(Area { properties: Some(OrNull::Value(properties)), .. })) =
            &mut self.shadow.desired
        else {
            return;
        };
        properties.0.retain(|(_, value)| !value.is_null());
        if properties.0.is_empty() {
            self.shadow.desired = None;
        }
    }

    /// Writes reported properties.
    fn take(&mut self, properties: Vec<(Cow<'a, str>, Json<'a>)>, time: EventTime<'a>) {
        write(&mut self.shadow.reported, properties, time);
    }

    /// Compares what is kept with what was last reported: what the device has confirmed, and what was sent and differs.
    fn compare(&mut self) -> (Vec<Cow<'a, str>>, Vec<Cow<'a, str>>) {
        let (mut confirmed, mut differs) = (Vec::new(), Vec::new());
        let Some(OrNull::Value(Area { properties: Some(OrNull::Value(reported)), .. })) =
            &self.shadow.reported
        else {
            return (confirmed, differs);
        };
        let reported: BTreeMap<&str, &Json<'a>> =
            reported.0.iter().map(|(name, value)| (&**name, value)).collect();
        self.cache.retain(|name, expected| {
            if reported.get(&**name).is_some_and(|value| value.eq_json(&expected.value)) {
                confirmed.push(name.clone());
                return false;
            }
            if expected.sent {
                expected.sent = false;
                differs.push(name.clone());
            }
            true
        });
        (confirmed, differs)
    }
}

/// Writes properties into an area: those that are there in their place, the others at the end; of one that is there twice,
/// the last.
fn write<'a>(
    area: &mut Option<OrNull<Area<'a>>>,
    properties: Vec<(Cow<'a, str>, Json<'a>)>,
    time: EventTime<'a>,
) {
    let (mut kept, extra) = match area.take() {
        Some(OrNull::Value(area)) => match area.properties {
            Some(OrNull::Value(kept)) => (kept, area.extra),
            _ => (Members::default(), area.extra),
        },
        _ => (Members::default(), Members::default()),
    };
    let order: Vec<Cow<'a, str>> = properties.iter().map(|(name, _)| name.clone()).collect();
    let mut values: BTreeMap<Cow<'a, str>, Json<'a>> = properties.into_iter().collect();
    for (name, value) in &mut kept.0 {
        if let Some(new) = values.remove(name) {
            *value = new;
        }
    }
    for name in order {
        if let Some(value) = values.remove(&name) {
            kept.0.push((name, value));
        }
    }
    let properties = Some(OrNull::Value(kept));
    *area = Some(OrNull::Value(Area { properties, event_time: Some(time), extra }));
}

impl IntoOwned for Synchronised<'_> {
    type Owned = Synchronised<'static>;

    fn into_owned(self) -> Self::Owned {
        let expected = |(name, expected): (Cow<'_, str>, Expected<'_>)| {
            let value = expected.value.into_owned();
            (IntoOwned::into_owned(name), Expected { value, sent: expected.sent })
        };
        let kept = |(service_id, kept): (Cow<'_, str>, Kept<'_>)| {
            let cache = kept.cache.into_iter().map(expected).collect();
            (IntoOwned::into_owned(service_id), Kept { shadow: kept.shadow.into_owned(), cache })
        };
        Synchronised { services: self.services.into_iter().map(kept).collect() }
    }
}
