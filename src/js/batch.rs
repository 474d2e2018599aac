//! Households kept inside WASM, as the app keeps them, so that the engine can be timed without the way into it.

use jiuzhu_engine::{Date, Household, Pack, Screening};
use wasm_bindgen::prelude::*;

use crate::{Screener, day};

/// Households, read once.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Batch {
    pack: Pack,
    on: Date,
    households: Vec<Household>,
}

#[wasm_bindgen]
impl Screener {
    /// Reads households, to be screened on a day.
    ///
    /// # Errors
    /// An `Error` that names the place for a household that cannot be read.
    #[wasm_bindgen(unchecked_return_type = "Batch")]
    pub fn batch(&self, households: Vec<JsValue>, options: &JsValue) -> Result<Batch, JsError> {
        let on = day(options)?;
        let households: Result<_, _> = households.iter().map(|h| self.read(h, on)).collect();
        Ok(Batch {
            pack: self.pack.clone(),
            on,
            households: households?,
        })
    }
}

#[wasm_bindgen]
impl Batch {
    /// Screens every household, `rounds` times over: one byte for each programme of each household, the place of
    /// its verdict among likely, possible, ask and unlikely.
    pub fn verdicts(&self, rounds: u32) -> Vec<u8> {
        let mut screening = Screening::new(&self.pack, self.on);
        let mut verdicts = Vec::new();
        for _ in 0..rounds {
            verdicts.clear();
            for household in &self.households {
                screening.screen(core::hint::black_box(household));
                let programmes = 0..self.pack.programmes.len();
                verdicts.extend(programmes.map(|index| {
                    let programme = u16::try_from(index).unwrap_or(u16::MAX);
                    screening.verdict(programme) as u8
                }));
            }
        }
        verdicts
    }

    /// Chooses the next question of every household, `rounds` times over; how many households have one.
    ///
    /// Screening is part of it, once for each household.
    pub fn next(&self, rounds: u32) -> usize {
        let mut screening = Screening::new(&self.pack, self.on);
        let mut asked = 0;
        for household in &self.households {
            screening.screen(household);
            for _ in 0..rounds {
                asked += usize::from(core::hint::black_box(&screening).next().is_some());
            }
        }
        asked
    }
}
