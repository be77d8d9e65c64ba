//! The envelope of an Alink message: a request and its reply. Devices guide 2019, chapter 5.

use alloc::borrow::Cow;

use super::forms::{Data, Params};
use crate::{
    error::Error,
    json_object,
    wire::json::{IntoOwned, Json, JsonWriter, Members, OrNull, Reader, TextOrNumber, TextSink, ToJson},
};

/// A request, or a report: what one side sends of its own accord.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Request<'a> {
    /// Which message it is: digits as text in most requests, a number in those about upgrades; the Node SDK writes other
    /// text. The reply has the same.
    pub id: Option<TextOrNumber<'a>>,
    /// The protocol's version, `1.0`; `1.0.0` in some requests from the platform. Upgrade messages have none.
    pub version: Option<OrNull<TextOrNumber<'a>>>,
    /// What the system is to do beside the request. Vendor's SDKs.
    pub sys: Option<Sys<'a>>,
    /// The topic's path with dots. The 2018 edition asks for it, the 2019 edition only in requests from the platform; some
    /// SDKs write an empty one.
    pub method: Option<OrNull<Cow<'a, str>>>,
    /// What the request is about.
    pub params: Option<Params<'a>>,
    /// Members that are not among the above, in their order.
    pub extra: Members<'a>,
}

json_object! {
    /// Options of a request. Vendor's SDKs.
    pub struct Sys<'a> {
        /// 1 asks for a reply, 0 for none.
        pub ack: Option<TextOrNumber<'a>> = "ack",
    }
}

/// A reply; and what has its form: upgrade notices and the errors of sub-devices' sessions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reply<'a> {
    /// The request's id, in its own form.
    pub id: Option<TextOrNumber<'a>>,
    /// What became of the request: 200 is success, but for upgrades the text `1000`, and 0 over HTTP.
    pub code: Option<TextOrNumber<'a>>,
    /// What was asked for.
    pub data: Option<Data<'a>>,
    /// The same as `code` in words.
    pub message: Option<OrNull<Cow<'a, str>>>,
    /// The request's method.
    pub method: Option<OrNull<Cow<'a, str>>>,
    /// The protocol's version.
    pub version: Option<OrNull<TextOrNumber<'a>>>,
    /// Members that are not among the above, in their order.
    pub extra: Members<'a>,
}

impl<'a> Request<'a> {
    pub(super) fn read(
        reader: &mut Reader<'a>,
        params: fn(&mut Reader<'a>) -> Result<Params<'a>, Error>,
    ) -> Result<Self, Error> {
        use crate::wire::json::FromJson;
        let mut request = Request {
            id: None,
            version: None,
            sys: None,
            method: None,
            params: None,
            extra: Members::default(),
        };
        reader.object(|name, reader| {
            match &*name {
                "id" => request.id = Some(FromJson::read(reader)?),
                "version" => request.version = Some(FromJson::read(reader)?),
                "sys" => request.sys = Some(FromJson::read(reader)?),
                "method" => request.method = Some(FromJson::read(reader)?),
                "params" => request.params = Some(params(reader)?),
                _ => request.extra.0.push((name, reader.raw()?)),
            }
            Ok(())
        })?;
        Ok(request)
    }

    /// The method, where there is one that says something.
    pub fn method(&self) -> Option<&str> {
        self.method
            .as_ref()
            .and_then(OrNull::value)
            .map(|method| &**method)
            .filter(|method| !method.is_empty())
    }
}

impl ToJson for Request<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("id", &self.id);
        out.member("version", &self.version);
        out.member("sys", &self.sys);
        out.member("params", &self.params);
        out.member("method", &self.method);
        self.extra.write_members(out);
        out.end_object();
    }
}

impl<'a> IntoOwned for Request<'a> {
    type Owned = Request<'static>;

    fn into_owned(self) -> Self::Owned {
        Request {
            id: self.id.into_owned(),
            version: self.version.into_owned(),
            sys: self.sys.into_owned(),
            method: self.method.into_owned(),
            params: self.params.into_owned(),
            extra: self.extra.into_owned(),
        }
    }
}

impl<'a> Reply<'a> {
    pub(super) fn read(
        reader: &mut Reader<'a>,
        data: fn(&mut Reader<'a>) -> Result<Data<'a>, Error>,
    ) -> Result<Self, Error> {
        use crate::wire::json::FromJson;
        let mut reply = Reply {
            id: None,
            code: None,
            data: None,
            message: None,
            method: None,
            version: None,
            extra: Members::default(),
        };
        reader.object(|name, reader| {
            match &*name {
                "id" => reply.id = Some(FromJson::read(reader)?),
                "code" => reply.code = Some(FromJson::read(reader)?),
                "data" => reply.data = Some(data(reader)?),
                "message" => reply.message = Some(FromJson::read(reader)?),
                "method" => reply.method = Some(FromJson::read(reader)?),
                "version" => reply.version = Some(FromJson::read(reader)?),
                _ => reply.extra.0.push((name, reader.raw()?)),
            }
            Ok(())
        })?;
        Ok(reply)
    }
}

impl ToJson for Reply<'_> {
    fn write<O: TextSink>(&self, out: &mut JsonWriter<'_, O>) {
        out.begin_object();
        out.member("id", &self.id);
        out.member("code", &self.code);
        out.member("data", &self.data);
        out.member("message", &self.message);
        out.member("method", &self.method);
        out.member("version", &self.version);
        self.extra.write_members(out);
        out.end_object();
    }
}

impl<'a> IntoOwned for Reply<'a> {
    type Owned = Reply<'static>;

    fn into_owned(self) -> Self::Owned {
        Reply {
            id: self.id.into_owned(),
            code: self.code.into_owned(),
            data: self.data.into_owned(),
            message: self.message.into_owned(),
            method: self.method.into_owned(),
            version: self.version.into_owned(),
            extra: self.extra.into_owned(),
        }
    }
}

impl<'a> Request<'a> {
    /// A reply to this request: the same id in the same form, a code (200 is success), and no data.
    pub fn reply(&self, code: u64) -> Reply<'a> {
        Reply {
            id: self.id.clone(),
            code: Some(code.into()),
            data: Some(Data::Kept(Json::empty_object())),
            message: None,
            method: None,
            version: None,
            extra: Members::default(),
        }
    }
}

impl Reply<'_> {
    /// Whether the code says success: 200, or 1000 for upgrades, or 0 over HTTP.
    pub fn is_success(&self) -> bool {
        self.code.as_ref().is_some_and(|code| matches!(code.text(), "200" | "1000" | "0"))
    }

    /// What the reply says in words.
    pub fn message(&self) -> Option<&str> {
        self.message.as_ref().and_then(OrNull::value).map(|message| &**message)
    }
}
