//! How domain values are written into columns that mean the same on both databases.
//!
//! The domain knows nothing of Diesel, so what a derive would do stands here once, as macros.

use super::connection::MultiBackend;
use crate::domain::asks::AskState;
use crate::domain::base::ids::{
    AgentId, BotId, ConversationId, CustomerId, DeliveryId, FileId, HandoffId, MessageId,
    PushNoticeId, PushSubscriptionId, SavedReplyId, SavedViewId, SessionId, TagId, TeamId,
    TicketId, TimerId, Token,
};
use crate::domain::base::time::Moment;
use crate::domain::base::words::{
    DraftKind, Outcome, Priority, Reason, Role, Sender, Verified, Visibility,
};
use crate::domain::bots::unreachable::PolicyWord;
use crate::domain::case::deadline::TimerKind;
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::StatusKind;
use crate::domain::customers::CustomerChange;
use crate::domain::figures::Figure;
use crate::domain::notifications::notification::NotificationKind;
use crate::domain::rules::triggers::Mark;
use crate::domain::team::Assignment;
use crate::domain::transcript::{ItemKind, ItemRole};
use chrono::{Datelike, NaiveDateTime, Timelike};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, Queryable};
use diesel::expression::AsExpression;
use diesel::internal::derives::as_expression::Bound;
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
use diesel::sqlite::Sqlite;

/// Whether a column can hold a text. PostgreSQL refuses a query with U+0000, which an address may contain.
pub(super) fn can_hold(text: &str) -> bool {
    !text.contains('\0')
}

/// A value that stands for one column: usable in expressions, inserts and rows.
macro_rules! column_value {
    ($sql:ty: $($name:ty),+ $(,)?) => { $(
        impl AsExpression<$sql> for $name {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression { Bound::new(self) }
        }
        impl<'a> AsExpression<$sql> for &'a $name {
            type Expression = Bound<$sql, Self>;
            fn as_expression(self) -> Self::Expression { Bound::new(self) }
        }
        impl AsExpression<Nullable<$sql>> for $name {
            type Expression = Bound<Nullable<$sql>, Self>;
            fn as_expression(self) -> Self::Expression { Bound::new(self) }
        }
        impl<'a> AsExpression<Nullable<$sql>> for &'a $name {
            type Expression = Bound<Nullable<$sql>, Self>;
            fn as_expression(self) -> Self::Expression { Bound::new(self) }
        }
        impl<DB: Backend> ToSql<Nullable<$sql>, DB> for $name
        where
            $name: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                ToSql::<$sql, DB>::to_sql(self, out)
            }
        }
        impl<DB: Backend> Queryable<$sql, DB> for $name
        where
            $name: FromSql<$sql, DB>,
        {
            type Row = Self;
            fn build(row: Self) -> deserialize::Result<Self> { Ok(row) }
        }
    )+ };
}

/// Newtypes stored as what they wrap.
macro_rules! stored_as {
    ($sql:ident, $inner:ty: $($name:ident),+ $(,)?) => { $(
        impl<DB: Backend> ToSql<$sql, DB> for $name
        where
            $inner: ToSql<$sql, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                ToSql::<$sql, DB>::to_sql(&self.0, out)
            }
        }
        impl<DB: Backend> FromSql<$sql, DB> for $name
        where
            $inner: FromSql<$sql, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                <$inner as FromSql<$sql, DB>>::from_sql(bytes).map($name)
            }
        }
        column_value!($sql: $name);
    )+ };
}

/// Words stored as text; an unknown word in a row is an error, never a default.
macro_rules! stored_words {
    ($($name:ident),+ $(,)?) => { $(
        impl<DB: Backend> ToSql<Text, DB> for $name
        where
            str: ToSql<Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
                ToSql::<Text, DB>::to_sql(self.as_str(), out)
            }
        }
        impl<DB: Backend> FromSql<Text, DB> for $name
        where
            String: FromSql<Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
                let word = <String as FromSql<Text, DB>>::from_sql(bytes)?;
                Self::parse(&word)
                    .ok_or_else(|| format!("unknown {} in a row: {word}", stringify!($name)).into())
            }
        }
        column_value!(Text: $name);
    )+ };
}
stored_as!(BigInt, i64: AgentId, BotId, ConversationId, CustomerId, DeliveryId, FileId, HandoffId,
    MessageId, PushNoticeId, PushSubscriptionId, SavedReplyId, SavedViewId, SessionId, TagId, TeamId, TicketId, TimerId);
stored_as!(Text, String: Token);
stored_words!(
    AskState,
    Assignment,
    CustomerChange,
    DraftKind,
    Figure,
    HandoffOutcome,
    ItemKind,
    ItemRole,
    Mark,
    NotificationKind,
    Outcome,
    PolicyWord,
    Priority,
    Reason,
    Role,
    Sender,
    StatusKind,
    TimerKind,
    Verified,
    Visibility
);
column_value!(Timestamp: Moment);

/// Six fixed decimals, so that texts sort as moments do and equal PostgreSQL's microseconds.
impl ToSql<Timestamp, Sqlite> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(text(self.naive()));
        Ok(IsNull::No)
    }
}

/// `%F %T%.6f`, several times as fast as chrono reads that pattern: an escalation has 40 of these.
fn text(at: NaiveDateTime) -> String {
    let Ok(year @ 0..=9999) = u32::try_from(at.year()) else {
        return at.format("%F %T%.6f").to_string();
    };
    let mut text = String::with_capacity(26);
    let mut digits = |number: u32, mut unit: u32, after: &str| {
        while unit > 0 {
            text.extend(char::from_digit(number / unit % 10, 10));
            unit /= 10;
        }
        text.push_str(after);
    };
    digits(year, 1000, "-");
    digits(at.month(), 10, "-");
    digits(at.day(), 10, " ");
    digits(at.hour(), 10, ":");
    digits(at.minute(), 10, ":");
    digits(at.second(), 10, ".");
    digits(at.nanosecond() / 1000 % 1_000_000, 100_000, "");
    text
}

#[cfg(feature = "postgres")]
impl ToSql<Timestamp, diesel::pg::Pg> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, diesel::pg::Pg>) -> serialize::Result {
        ToSql::<Timestamp, diesel::pg::Pg>::to_sql(&self.naive(), &mut out.reborrow())
    }
}

impl ToSql<Timestamp, MultiBackend> for Moment {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> serialize::Result {
        out.set_value((Timestamp, self));
        Ok(IsNull::No)
    }
}

impl<DB: Backend> FromSql<Timestamp, DB> for Moment
where
    NaiveDateTime: FromSql<Timestamp, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        NaiveDateTime::from_sql(bytes).map(Self::from)
    }
}
